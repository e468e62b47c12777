"use client";

import { Time, useNow } from "@/app/_ui/time";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import { expiryOf } from "@/app/crm/social/connections/expiry";

/** When the access runs out, in words. Meta has the last word, so a past date is not yet an end. */
export function ExpiryLine({ connection }: { readonly connection: ConnectionView }) {
  const now = useNow();
  if (connection.health === "expired" || connection.health === "revoked") return null;
  const date = expiryOf(connection);
  if (date === null) return <p>The access does not expire</p>;
  return (
    <p>
      {now && date < now ? "The access was due to expire" : "The access expires"}{" "}
      <Time value={date.toISOString()} />
    </p>
  );
}
