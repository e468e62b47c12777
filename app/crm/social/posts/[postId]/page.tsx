import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { sentenceFor } from "@/app/_copy/error-sentences";
import { buttonClass } from "@/app/_ui/button-class";
import { Notice } from "@/app/_ui/notice";
import { PageHeader } from "@/app/_ui/page-header";
import { SignedOut } from "@/app/_ui/signed-out";
import { Skeleton } from "@/app/_ui/skeleton";
import { currentAdmin, findPost, listConnections, uploadsOf } from "@/app/crm/social/depends";
import { LivePost } from "@/app/crm/social/posts/[postId]/live-post";
import { HISTORY_ADDRESS } from "@/app/crm/social/posts/post-addresses";

export const metadata: Metadata = { title: "Post" };

interface PostPageProps {
  readonly params: Promise<{ readonly postId: string }>;
}

export default function PostPage({ params }: PostPageProps) {
  return (
    <Suspense fallback={<PostSkeleton />}>
      <PostOfAdmin params={params} />
    </Suspense>
  );
}

async function PostOfAdmin({ params }: PostPageProps) {
  const admin = await currentAdmin();
  if (admin === null) return <SignedOut />;
  const { postId } = await params;
  const [post, connections] = await Promise.all([findPost(admin, postId), listConnections(admin)]);
  if (post === null) notFound();
  if (post === "unreadable") return <UnreadablePost />;
  const account = connections.find(({ channelId }) => channelId === post.channelId) ?? null;
  return (
    <>
      <PostHeader />
      <LivePost
        key={`${post.id} ${post.revision}`}
        initial={post}
        uploads={await uploadsOf(admin, post)}
        account={account}
      />
    </>
  );
}

function UnreadablePost() {
  const { title, help } = sentenceFor({ code: "conflict", reason: "post_unreadable" });
  return (
    <>
      <PostHeader />
      <Notice tone="warning" title={title}>
        {help}
      </Notice>
    </>
  );
}

function PostHeader() {
  return (
    <PageHeader
      title="Post"
      action={
        <Link href={HISTORY_ADDRESS} className={buttonClass("quiet")}>
          <ArrowLeft aria-hidden />
          All posts
        </Link>
      }
    />
  );
}

function PostSkeleton() {
  return (
    <>
      <PostHeader />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <p className="sr-only">Loading the post</p>
        <div className="space-y-6">
          <Skeleton className="h-6 w-48" />
          <Skeleton className="h-24" />
          <Skeleton className="h-40" />
        </div>
        <Skeleton className="h-112" />
      </div>
    </>
  );
}
