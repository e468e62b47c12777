import { PenSquare } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Suspense } from "react";
import { buttonClass } from "@/app/_ui/button-class";
import { PageHeader } from "@/app/_ui/page-header";
import { SignedOut } from "@/app/_ui/signed-out";
import { currentAdmin, listConnections, recentPosts } from "@/app/crm/social/depends";
import { accountsOf } from "@/app/crm/social/posts/accounts";
import { History } from "@/app/crm/social/posts/history";
import { cursorOf, filterOf, historyAddress, type SearchParams } from "@/app/crm/social/posts/history-filter";
import { HistoryFilters } from "@/app/crm/social/posts/history-filters";
import { HistorySkeleton } from "@/app/crm/social/posts/history-skeleton";
import { NEW_POST_ADDRESS } from "@/app/crm/social/posts/post-addresses";

export const metadata: Metadata = { title: "Posts" };

interface PostsPageProps {
  readonly searchParams: Promise<SearchParams>;
}

export default function PostsPage({ searchParams }: PostsPageProps) {
  return (
    <>
      <PageHeader
        title="Posts"
        action={
          <Link href={NEW_POST_ADDRESS} className={buttonClass("primary")}>
            <PenSquare aria-hidden />
            Write a post
          </Link>
        }
      >
        Newest first.
      </PageHeader>
      <Suspense fallback={<HistorySkeleton />}>
        <Posts searchParams={searchParams} />
      </Suspense>
    </>
  );
}

async function Posts({ searchParams }: PostsPageProps) {
  const admin = await currentAdmin();
  if (admin === null) return <SignedOut />;
  const params = await searchParams;
  const [filter, cursor] = [filterOf(params), cursorOf(params)];
  const [first, connections] = await Promise.all([
    recentPosts(admin, filter, cursor),
    listConnections(admin),
  ]);
  const accounts = accountsOf(connections);
  return (
    <>
      <HistoryFilters filter={filter} accounts={accounts} />
      {cursor !== null && (
        <Link href={historyAddress(filter)} className={`${buttonClass()} mb-4`}>
          Newest posts
        </Link>
      )}
      <History
        key={historyAddress(filter, cursor)}
        first={first}
        filter={filter}
        accounts={accounts}
        isFirstPage={cursor === null}
      />
    </>
  );
}
