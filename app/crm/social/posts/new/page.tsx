import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { Suspense } from "react";
import { PageHeader } from "@/app/_ui/page-header";
import { SignedOut } from "@/app/_ui/signed-out";
import { NoConnections } from "@/app/crm/social/connections/no-connections";
import {
  currentAdmin,
  findPost,
  instagramConfigured,
  listConnections,
  uploadsOf,
} from "@/app/crm/social/depends";
import { ComposerRoot } from "@/app/crm/social/posts/new/composer-root";
import { ComposerSkeleton } from "@/app/crm/social/posts/new/composer-skeleton";

export const metadata: Metadata = { title: "New post" };

interface NewPostPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default function NewPostPage({ searchParams }: NewPostPageProps) {
  return (
    <Suspense fallback={<ComposerSkeleton />}>
      <ComposerForAdmin searchParams={searchParams} />
    </Suspense>
  );
}

async function ComposerForAdmin({ searchParams }: NewPostPageProps) {
  const admin = await currentAdmin();
  if (admin === null) return <SignedOut />;
  const { post: id } = await searchParams;
  const [connections, initial] = await Promise.all([
    listConnections(admin),
    typeof id === "string" ? findPost(admin, id) : null,
  ]);
  if (typeof id === "string" && initial === null) notFound();
  if (initial === "unreadable") redirect(`/crm/social/posts/${id}`);
  if (initial !== null && initial.status !== "draft" && initial.status !== "scheduled")
    redirect(`/crm/social/posts/${initial.id}`);
  return (
    <>
      <PageHeader title={initial === null ? "New post" : `Edit ${initial.status} post`}>
        A draft is kept as you write. Nothing goes out before you say so.
      </PageHeader>
      {connections.length === 0 ? (
        <NoConnections configured={instagramConfigured()} />
      ) : (
        <ComposerRoot
          key={initial?.id ?? "new"}
          connections={connections}
          actorId={admin.actorId}
          initial={initial}
          uploads={initial === null ? [] : await uploadsOf(admin, initial)}
        />
      )}
    </>
  );
}
