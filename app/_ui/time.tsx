"use client";

import { clsx } from "clsx";
import { useSyncExternalStore } from "react";
import { dayWords, relativeWords } from "@/app/_ui/relative-time";
import { subscribeToTicks, TICK_MS } from "@/app/_ui/ticks";
import { zonedTime } from "@/app/_ui/zoned-time";

/** The browser's clock, coarse; null on the server and while hydrating. */
export function useNow(): Date | null {
  const tick = useSyncExternalStore(subscribeToTicks, currentTick, () => null);
  return tick === null ? null : new Date(tick);
}

/** Keeps the place of words that only the browser can say, so that nobody sees them change. */
export function untilSaid(now: Date | null): string {
  return clsx(now === null && "invisible noscript:visible");
}

export function Time({ value }: { readonly value: string }) {
  const now = useNow();
  const date = new Date(value);
  return (
    <time dateTime={value} className={untilSaid(now)} {...(now ? { title: zonedTime(value).text } : {})}>
      {now ? relativeWords(date, now) : dayWords(date)}
    </time>
  );
}

/** Rounded up, so that what happened a moment ago never lies in the future. */
function currentTick(): number {
  return Math.ceil(Date.now() / TICK_MS) * TICK_MS;
}
