import type { Metadata } from "next";
import { Suspense } from "react";
import { PageHeader } from "@/app/_ui/page-header";
import { SignedOut } from "@/app/_ui/signed-out";
import { SkeletonRows } from "@/app/_ui/skeleton";
import { currentAdmin, recentPosts } from "@/app/crm/social/depends";
import { PostsView } from "@/app/crm/social/posts/posts-view";

export const metadata: Metadata = { title: "Posts" };

interface PostsPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default function PostsPage({ searchParams }: PostsPageProps) {
  return (
    <>
      <PageHeader title="Posts">Newest first.</PageHeader>
      <Suspense fallback={<SkeletonRows label="Loading posts" rows={4} />}>
        <Posts searchParams={searchParams} />
      </Suspense>
    </>
  );
}

async function Posts({ searchParams }: PostsPageProps) {
  const admin = await currentAdmin();
  if (admin === null) return <SignedOut />;
  const { cursor } = await searchParams;
  const start = typeof cursor === "string" ? cursor : null;
  const { posts, nextCursor } = await recentPosts(admin, start);
  return <PostsView posts={posts} nextCursor={nextCursor} isFirstPage={start === null} />;
}
