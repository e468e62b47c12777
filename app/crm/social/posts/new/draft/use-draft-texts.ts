"use client";

import { useEffect, useRef, useState } from "react";
import type { PostView } from "@/app/api/_schemas/post";
import { type DraftTexts, EMPTY_TEXTS } from "@/app/crm/social/posts/new/draft/composer-draft";
import { textsFromPost } from "@/app/crm/social/posts/new/draft/draft-from-post";
import { FIELD_IDS } from "@/app/crm/social/posts/new/draft/draft-problems";
import { browserZone } from "@/app/crm/social/posts/new/schedule/browser-zone";
import { localOf } from "@/app/crm/social/posts/new/schedule/wall-clock";

export interface Accounts {
  readonly knownIds: readonly string[];
  /** The one that a new post begins with. */
  readonly firstId: string;
}

/** Everything of the draft but its media. An account that is connected no more has to be chosen anew. */
export function useDraftTexts(initial: PostView | null, { knownIds, firstId }: Accounts) {
  const known = (channelId: string) => (knownIds.includes(channelId) ? channelId : "");
  const [texts, setTexts] = useState<DraftTexts>(() => {
    if (initial === null) return { ...EMPTY_TEXTS, channelId: firstId };
    return { ...textsFromPost(initial, "UTC"), channelId: known(initial.channelId) };
  });
  const first = useRef(texts);

  const fill = (stored: DraftTexts) =>
    setTexts((now) => ({ ...inBrowserZone(stored), channelId: known(stored.channelId) || now.channelId }));

  useEffect(() => {
    const typed = typedEarly();
    const caption = typed === "" ? first.current.caption : typed;
    setTexts((now) => ({ ...inBrowserZone(now), caption }));
  }, []);

  return {
    texts,
    fill,
    write: (change: Partial<DraftTexts>) => setTexts((now) => ({ ...now, ...change })),
  };
}

/** Which clock is on the wall is only known to the browser. */
function inBrowserZone(texts: DraftTexts): DraftTexts {
  const { timing } = texts;
  if (timing.when === "now" || timing.instant === null) return texts;
  return { ...texts, timing: { ...timing, local: localOf(new Date(timing.instant), browserZone()) } };
}

/** What was written before this page's script arrived. */
function typedEarly(): string {
  const field = document.getElementById(FIELD_IDS.caption);
  return field instanceof HTMLTextAreaElement ? field.value : "";
}
