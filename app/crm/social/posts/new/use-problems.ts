"use client";

import { useEffect, useRef } from "react";
import type { Failure } from "@/app/_ui/call-api";
import { useNow } from "@/app/_ui/time";
import type { ComposerDraft } from "@/app/crm/social/posts/new/draft/composer-draft";
import type { DraftKeeper } from "@/app/crm/social/posts/new/draft/draft-keeper";
import {
  errorsAt,
  isNewsInTheList,
  isWorthSayingEarly,
  problemsOf,
  warningsOf,
} from "@/app/crm/social/posts/new/draft/draft-problems";
import type { FieldIssue } from "@/core/domain/errors";

interface ProblemOptions {
  readonly draft: ComposerDraft;
  readonly keeper: DraftKeeper;
  readonly hasTried: boolean;
  readonly failure: Failure | null;
}

/** What is wrong with the draft: by our own rules at once, by the server's word once it was asked. */
export function useProblems({ draft, keeper, hasTried, failure }: ProblemOptions) {
  const list = useRef<HTMLElement>(null);
  const now = useNow();
  const own = problemsOf(draft, now?.getTime() ?? null);
  const refused = failure?.issues ?? savingIssues(keeper);
  const shown: readonly FieldIssue[] = [
    ...(hasTried ? own : own.filter(isWorthSayingEarly)),
    ...news(refused, own),
  ];

  const refusedCount = failure?.issues.length ?? 0;
  useEffect(() => {
    if (refusedCount > 0) list.current?.focus();
  }, [refusedCount]);

  return {
    own,
    list,
    listed: hasTried ? shown : shown.filter(isNewsInTheList),
    warnings: warningsOf(draft),
    errorsOf: (path: string) => errorsAt(shown, path),
    focus: () => list.current?.focus(),
  };
}

function savingIssues({ state }: DraftKeeper): readonly FieldIssue[] {
  return state.phase === "unsaved" ? state.failure.issues : [];
}

/** What the server says as well is said once. */
function news(refused: readonly FieldIssue[], own: readonly FieldIssue[]): readonly FieldIssue[] {
  return refused.filter(
    ({ path, message }) => !own.some((one) => one.path === path && one.message === message),
  );
}
