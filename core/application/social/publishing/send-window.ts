import { COMMIT_TIMEOUT_MS } from "@/core/application/interfaces/social/posting-adapter";
import { SEND_WITHIN_MS } from "@/core/domain/marketing/verdict";

/** A lease must outlive the request it covers by this much, or nothing is sent. */
const LEASE_MARGIN_MS = 5_000;

/**
 * Whether storing the intent took so long that nothing may be sent any more: the quiet period is counted from
 * the intent, and the lease has to outlive the request.
 */
export function isTooLateToSend(intendedAt: Date | null, leaseUntil: Date, now: Date): boolean {
  const since = now.getTime() - (intendedAt ?? now).getTime();
  return since > SEND_WITHIN_MS || leaseUntil.getTime() - now.getTime() < COMMIT_TIMEOUT_MS + LEASE_MARGIN_MS;
}
