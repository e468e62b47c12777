import { AppError, type FailureReason } from "@/core/domain/errors";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";
import type { GraphPage } from "@/infrastructure/adapters/external/social/graph/graph-schemas";

/** Without it Meta leaves the account out of a Page's answer, linked or not (graph-api.md §2.5). */
const READS_ACCOUNTS = "instagram_basic";

/**
 * What is wrong with the link between a connection's Page and its account, as the Page's own answer shows it; null
 * where it stands, or where the scopes (null: not known) do not let Meta tell.
 */
export function brokenLink(
  { instagram_business_account: linked }: Pick<GraphPage, "instagram_business_account">,
  { openId }: Pick<SocialAuth, "openId">,
  scopes: readonly string[] | null,
): FailureReason | null {
  if (linked) return linked.id === openId ? null : "account_relinked";
  return scopes?.includes(READS_ACCOUNTS) ? "account_unlinked" : null;
}

/** The error for an access that a person has to mend. */
export function accessLost(reason: FailureReason): AppError {
  return new AppError("reconnect_required", `The connection lost its account: ${reason}`, { reason });
}
