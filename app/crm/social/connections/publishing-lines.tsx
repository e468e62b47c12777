"use client";

import { CirclePause } from "lucide-react";
import { useNow } from "@/app/_ui/time";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import { isResting, quotaWords } from "@/app/crm/social/connections/quota-words";
import { LocalTime } from "@/app/crm/social/local-time";

/** Whether this account may publish right now. The browser's clock decides: a page may be open for long. */
export function PublishingLines({ connection }: { readonly connection: ConnectionView }) {
  const now = useNow();
  const pause = connection.publishingPausedUntil;
  const quota = now && quotaWords(connection, now);
  return (
    <>
      {pause !== null && isResting(connection, now) && (
        <p className="flex items-start gap-1.5 text-warning">
          <CirclePause aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span className="min-w-0">
            Publishing rests until <LocalTime value={pause} />: Instagram blocked an action
          </span>
        </p>
      )}
      {quota && <p>{quota}</p>}
    </>
  );
}
