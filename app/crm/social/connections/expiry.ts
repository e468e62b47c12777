import type { ConnectionView } from "@/app/api/_schemas/connection";
import { earliestExpiry } from "@/core/domain/marketing/social-auth";

export type ExpiryDates = Pick<ConnectionView, "expiresAt" | "userTokenExpiresAt" | "dataAccessExpiresAt">;

export function expiryOf({ expiresAt, userTokenExpiresAt, dataAccessExpiresAt }: ExpiryDates): Date | null {
  return earliestExpiry({
    expiresAt: asDate(expiresAt),
    userTokenExpiresAt: asDate(userTokenExpiresAt),
    dataAccessExpiresAt: asDate(dataAccessExpiresAt),
  });
}

/** Data access is renewed by going through Meta's dialog only, never by a refresh (graph-api.md §2.5). */
export function endsWithDataAccess(dates: ExpiryDates): boolean {
  const end = asDate(dates.dataAccessExpiresAt);
  return end !== null && end.getTime() === expiryOf(dates)?.getTime();
}

function asDate(value: string | null): Date | null {
  return value === null ? null : new Date(value);
}
