"use client";

import { Time, useNow } from "@/app/_ui/time";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import { earliestExpiry } from "@/core/domain/marketing/social-auth";

/** When the access runs out, in words. Meta has the last word, so a past date is not yet an end. */
export function ExpiryLine({ connection }: { readonly connection: ConnectionView }) {
  const now = useNow();
  if (connection.health === "expired" || connection.health === "revoked") return null;
  const date = earliestExpiry({
    expiresAt: asDate(connection.expiresAt),
    userTokenExpiresAt: asDate(connection.userTokenExpiresAt),
    dataAccessExpiresAt: asDate(connection.dataAccessExpiresAt),
  });
  if (date === null) return <p>Does not expire</p>;
  return (
    <p>
      {now && date < now ? "Was due to expire" : "Expires"} <Time value={date.toISOString()} />
    </p>
  );
}

function asDate(value: string | null): Date | null {
  return value === null ? null : new Date(value);
}
