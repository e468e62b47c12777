"use client";

import { relativeWords } from "@/app/_ui/relative-time";
import { untilSaid, useNow } from "@/app/_ui/time";
import { zonedTime } from "@/app/_ui/zoned-time";

/** A time that somebody counts on: with the reader's zone and its offset on that day; how far off, as a hint. */
export function PlannedTime({ value }: { readonly value: string }) {
  const now = useNow();
  return (
    <time
      dateTime={value}
      className={untilSaid(now)}
      {...(now ? { title: relativeWords(new Date(value), now) } : {})}
    >
      {now ? zonedTime(value).text : zonedTime(value, { timeZone: "UTC", locale: "en-GB" }).text}
    </time>
  );
}
