import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { PageHeader } from "@/app/_ui/page-header";
import { SignedOut } from "@/app/_ui/signed-out";
import { Skeleton } from "@/app/_ui/skeleton";
import { currentAdmin, findPost, listConnections } from "@/app/crm/social/depends";
import { LivePost } from "@/app/crm/social/posts/[postId]/live-post";
import { PostContent } from "@/app/crm/social/posts/[postId]/post-content";

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
  const account = connections.find(({ channelId }) => channelId === post.channelId);
  return (
    <>
      <PageHeader title="Post" />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <LivePost initial={post} username={account?.username ?? null} />
        <PostContent post={post} account={account} />
      </div>
    </>
  );
}

function PostSkeleton() {
  return (
    <>
      <PageHeader title="Post" />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <p className="sr-only">Loading the post</p>
        <div className="space-y-6">
          <Skeleton className="h-7 w-48" />
          <Skeleton className="h-24" />
          <Skeleton className="h-40" />
        </div>
        <Skeleton className="h-112" />
      </div>
    </>
  );
}
