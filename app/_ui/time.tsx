"use client";

import { useSyncExternalStore } from "react";
import { dayWords, relativeWords } from "@/app/_ui/relative-time";

const TICK_MS = 15_000;

/** The browser's clock, coarse; null on the server and while hydrating. */
export function useNow(): Date | null {
  const tick = useSyncExternalStore(subscribe, currentTick, () => null);
  return tick === null ? null : new Date(tick);
}

export function Time({ value }: { readonly value: string }) {
  const now = useNow();
  const date = new Date(value);
  return (
    <time
      dateTime={value}
      {...(now ? { title: date.toLocaleString(undefined, { dateStyle: "full", timeStyle: "short" }) } : {})}
    >
      {now ? relativeWords(date, now) : dayWords(date)}
    </time>
  );
}

function subscribe(onTick: () => void): () => void {
  const timer = setInterval(onTick, TICK_MS);
  return () => clearInterval(timer);
}

/** Rounded up, so that what happened a moment ago never lies in the future. */
function currentTick(): number {
  return Math.ceil(Date.now() / TICK_MS) * TICK_MS;
}
