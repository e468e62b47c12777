"use client";

import { useCallback, useEffect, useState } from "react";
import { ItemList } from "@/app/_ui/item";
import { PAGE_TITLE_ID } from "@/app/_ui/page-header";
import { useReadAgainOnBack } from "@/app/_ui/use-read-again-on-back";
import type { PostView } from "@/app/api/_schemas/post";
import { type Account, accountOf } from "@/app/crm/social/posts/accounts";
import { type HistoryFilter, historyAddress } from "@/app/crm/social/posts/history-filter";
import { neighbourOf, refreshed, replaced, without } from "@/app/crm/social/posts/history-list";
import { HistoryRow, rowTitleId } from "@/app/crm/social/posts/history-row";
import { LoadMore } from "@/app/crm/social/posts/load-more";
import { NoPosts } from "@/app/crm/social/posts/no-posts";
import type { PostPage } from "@/app/crm/social/posts/parse-post";
import { UnreadablePosts } from "@/app/crm/social/posts/unreadable-posts";
import { useMorePosts } from "@/app/crm/social/posts/use-more-posts";
import { useRefreshOnReturn } from "@/app/crm/social/posts/use-refresh-on-return";

interface HistoryProps {
  readonly first: PostPage;
  readonly filter: HistoryFilter;
  readonly accounts: readonly Account[];
  readonly isFirstPage: boolean;
}

export function History({ first, filter, accounts, isFirstPage }: HistoryProps) {
  const [said, setSaid] = useState("");
  const { page, setPage, busy, failure, load } = useMorePosts(first, filter, setSaid);
  const onPost = useCallback((post: PostView) => setPage((shown) => replaced(shown, post)), [setPage]);
  useEffect(() => setPage((shown) => refreshed(shown, first)), [first, setPage]);
  useRefreshOnReturn();
  useReadAgainOnBack(first);
  const onLoad = useCallback(() => void load(), [load]);

  const remove = (id: string) => {
    const next = neighbourOf(page, id);
    document.getElementById(next === null ? PAGE_TITLE_ID : rowTitleId(next))?.focus();
    setPage((shown) => without(shown, id));
  };

  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      <UnreadablePosts posts={page.unreadable} onGone={remove} onSaid={setSaid} />
      {page.posts.length === 0 && page.nextCursor === null ? (
        page.unreadable.length === 0 && <NoPosts filter={filter} isFirstPage={isFirstPage} />
      ) : (
        <>
          <ItemList label="Posts, newest first">
            {page.posts.map((post) => (
              <HistoryRow
                key={post.id}
                post={post}
                account={accountOf(accounts, post.channelId)}
                onPost={onPost}
                onGone={remove}
                onSaid={setSaid}
              />
            ))}
          </ItemList>
          <LoadMore
            href={page.nextCursor === null ? null : historyAddress(filter, page.nextCursor)}
            busy={busy}
            failure={failure}
            onLoad={onLoad}
          />
        </>
      )}
    </>
  );
}
