"use client";

import { useNow } from "@/app/_ui/time";
import { exactWords } from "@/app/crm/social/exact-words";

/** A point in time on the clock of whoever reads it; before the browser has its say, in UTC. */
export function LocalTime({ value }: { readonly value: string }) {
  const now = useNow();
  const date = new Date(value);
  return <time dateTime={value}>{now ? exactWords(date, now) : exactWords(date, date, "UTC")}</time>;
}
