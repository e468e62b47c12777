import type { Metadata } from "next";
import { Suspense } from "react";
import { ERROR_SENTENCES } from "@/app/_copy/error-sentences";
import { Notice } from "@/app/_ui/notice";
import { PageHeader } from "@/app/_ui/page-header";
import { SignedOut } from "@/app/_ui/signed-out";
import { SkeletonRows } from "@/app/_ui/skeleton";
import { ArrivalNotice } from "@/app/crm/social/connections/arrival-notice";
import { ConnectLink } from "@/app/crm/social/connections/connect-link";
import { ConnectionList } from "@/app/crm/social/connections/connection-list";
import type { SearchParams } from "@/app/crm/social/connections/redirect-notice";
import { currentAdmin, instagramConfigured, listConnections } from "@/app/crm/social/depends";

export const metadata: Metadata = { title: "Social connections" };

interface ConnectionsPageProps {
  readonly searchParams: Promise<SearchParams>;
}

export default function ConnectionsPage({ searchParams }: ConnectionsPageProps) {
  return (
    <>
      <PageHeader
        title="Social connections"
        // Part of the first bytes: it works while the rest loads, and without JavaScript.
        action={<ConnectLink />}
      >
        The accounts this CRM posts as.
      </PageHeader>
      <Suspense fallback={<SkeletonRows label="Loading connections" />}>
        <Connections searchParams={searchParams} />
      </Suspense>
    </>
  );
}

async function Connections({ searchParams }: ConnectionsPageProps) {
  const admin = await currentAdmin();
  if (admin === null) return <SignedOut />;
  const [params, connections] = await Promise.all([searchParams, listConnections(admin)]);
  const configured = instagramConfigured();
  return (
    <div className="space-y-4">
      <ArrivalNotice searchParams={params} connections={connections} configured={configured} />
      {!configured && (
        <Notice tone="warning" title={ERROR_SENTENCES.not_configured.title}>
          {ERROR_SENTENCES.not_configured.help} Until then nobody can connect an account.
        </Notice>
      )}
      <ConnectionList connections={connections} configured={configured} />
    </div>
  );
}
