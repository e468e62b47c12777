"use client";

import { useNow } from "@/app/_ui/time";
import { leftWords } from "@/app/crm/social/instagram/select-page/choice";
import { LocalTime } from "@/app/crm/social/local-time";

/** How long the choice can still be made. */
export function TimeLeft({ until }: { readonly until: string }) {
  const now = useNow();
  return (
    <p className="text-sm text-muted">
      Choose until <LocalTime value={until} />
      {now && `, ${leftWords(new Date(until), now)}`}
    </p>
  );
}
