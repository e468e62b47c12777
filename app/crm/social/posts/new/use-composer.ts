"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import {
  type Draft,
  fieldOf,
  isNewsInTheList,
  isWorthSayingEarly,
  problemsOf,
} from "@/app/crm/social/posts/new/draft";
import { useBackstop } from "@/app/crm/social/posts/new/use-backstop";
import { usePhoto } from "@/app/crm/social/posts/new/use-photo";
import { usePublish } from "@/app/crm/social/posts/new/use-publish";

/** The state of the composer: what was written, what is wrong with it, and sending it. */
export function useComposer(usableIds: readonly string[]) {
  const [texts, setTexts] = useState({ channelId: usableIds[0] ?? "", caption: "", altText: "" });
  const [hasTried, setHasTried] = useState(false);
  const { photo, choose, remove, restore } = usePhoto();
  const draft = useMemo<Draft>(() => ({ ...texts, photo }), [texts, photo]);
  const problemList = useRef<HTMLElement>(null);

  const submission = useBackstop(draft, ({ photo: storedPhoto, ...stored }) => {
    setTexts((now) => ({
      ...stored,
      channelId: usableIds.includes(stored.channelId) ? stored.channelId : now.channelId,
    }));
    restore(storedPhoto);
  });
  const { publish, busy, failure, clearFailure } = usePublish(submission);

  const own = problemsOf(draft);
  const shown = [...(hasTried ? own : own.filter(isWorthSayingEarly)), ...(failure?.issues ?? [])];
  const problems = hasTried ? shown : shown.filter(isNewsInTheList);
  const refusedCount = failure?.issues.length ?? 0;
  useEffect(() => {
    if (refusedCount > 0) problemList.current?.focus();
  }, [refusedCount]);

  const submit = async () => {
    setHasTried(true);
    if (own.length > 0) return problemList.current?.focus();
    await publish(draft);
  };

  return {
    draft,
    busy,
    failure,
    problems,
    problemList,
    submit,
    errorsOf: (field: string) =>
      shown.flatMap(({ path, message }) => (fieldOf(path) === field ? [message] : [])),
    write: (change: Partial<typeof texts>) => {
      clearFailure();
      setTexts((now) => ({ ...now, ...change }));
    },
    choosePhoto: (file: File) => {
      clearFailure();
      choose(file);
    },
    removePhoto: () => {
      clearFailure();
      remove();
    },
  };
}
