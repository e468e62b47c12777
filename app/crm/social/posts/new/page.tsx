import type { Metadata } from "next";
import { Suspense } from "react";
import { PageHeader } from "@/app/_ui/page-header";
import { SignedOut } from "@/app/_ui/signed-out";
import { NoConnections } from "@/app/crm/social/connections/no-connections";
import { currentAdmin, instagramConfigured, listConnections } from "@/app/crm/social/depends";
import { Composer } from "@/app/crm/social/posts/new/composer";
import { ComposerSkeleton } from "@/app/crm/social/posts/new/composer-skeleton";

export const metadata: Metadata = { title: "New post" };

export default function NewPostPage() {
  return (
    <>
      <PageHeader title="New post">One photo with a caption, published to Instagram right away.</PageHeader>
      <Suspense fallback={<ComposerSkeleton />}>
        <ComposerForAdmin />
      </Suspense>
    </>
  );
}

async function ComposerForAdmin() {
  const admin = await currentAdmin();
  if (admin === null) return <SignedOut />;
  const connections = await listConnections(admin);
  if (connections.length === 0) return <NoConnections configured={instagramConfigured()} />;
  return <Composer connections={connections} />;
}
