"use client";

import { useEffect, useState } from "react";
import { callApi, isRecord } from "@/app/_ui/call-api";
import type { PostView } from "@/app/api/_schemas/post";
import { GRID_STATUSES } from "@/app/crm/social/posts/new/preview/profile-grid";
import { parsePost } from "@/app/crm/social/posts/parse-post";

/** More than the grid shows, for stories are among them and what was made last need not be what goes out last. */
const LIMIT = 30;

/** The latest posts of an account that its profile shows or will show; null while they are not known, also where they cannot be read. */
export function useAccountPosts(channelId: string): readonly PostView[] | null {
  const [found, setFound] = useState<{ channelId: string; posts: readonly PostView[] } | null>(null);
  useEffect(() => {
    if (channelId === "") return;
    const leaving = new AbortController();
    void (async () => {
      const query = new URLSearchParams({ channelId, status: GRID_STATUSES.join(), limit: String(LIMIT) });
      const answer = await callApi(`/api/social/posts?${query}`, { signal: leaving.signal });
      if (answer.ok && !leaving.signal.aborted) setFound({ channelId, posts: postsIn(answer.body) });
    })();
    return () => leaving.abort();
  }, [channelId]);
  return found?.channelId === channelId ? found.posts : null;
}

function postsIn(body: unknown): PostView[] {
  const list = isRecord(body) && Array.isArray(body.posts) ? body.posts : [];
  return list.flatMap((post) => parsePost({ post }) ?? []);
}
