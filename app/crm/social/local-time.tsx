"use client";

import { untilSaid, useNow } from "@/app/_ui/time";
import { exactWords } from "@/app/crm/social/exact-words";

/** A point in time on the clock of whoever reads it; without a script, in UTC. */
export function LocalTime({ value }: { readonly value: string }) {
  const now = useNow();
  const date = new Date(value);
  const exact = now && date.toLocaleString(undefined, { dateStyle: "full", timeStyle: "long" });
  return (
    <time dateTime={value} title={exact ?? undefined} className={untilSaid(now)}>
      {now ? exactWords(date, now) : exactWords(date, date, "UTC")}
    </time>
  );
}
