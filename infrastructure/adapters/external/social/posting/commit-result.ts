import type { CommitResult } from "@/core/application/interfaces/social/posting-adapter";
import { AppError } from "@/core/domain/errors";
import type { GraphErrorMeaning } from "@/infrastructure/adapters/external/social/graph/graph-error-meaning";
import { meaningOf } from "@/infrastructure/adapters/external/social/graph/graph-error-table";

/**
 * What a failed `media_publish` proves. Only 9007/2207027 and the token, permission and quota codes prove
 * that nothing was published; every other answer, and silence, may hide a success (contract.md §6 rule 2).
 * What Meta calls transient is never permanent (graph-api.md §5.5).
 */
export function commitFailure(thrown: unknown): CommitResult {
  const error =
    thrown instanceof AppError ? thrown : new AppError("internal", "Publishing failed", { cause: thrown });
  const { about, status = null, code = null, subcode = null } = error.details.platform ?? {};
  if (status === null || code === null) return { kind: "unclear", answer: "transient", error };
  const meaning = meaningOf({ about, status, code, subcode, isTransient: false });
  const proof = meaning.onPublish ?? "transient";
  if (proof === "not_ready") return { kind: "not_ready" };
  if (proof === "refused") return { kind: "refused", error };
  const answer = proof === "permanent" && mayPass(meaning, error) ? "transient" : proof;
  return { kind: "unclear", answer, error: unproven(error) };
}

/** What may hide a success proves nothing about the access either: the look that follows will tell. */
function unproven(error: AppError): AppError {
  if (error.code !== "reconnect_required" && error.code !== "missing_permission") return error;
  const { platform } = error.details;
  return new AppError("platform_unavailable", error.message, platform === undefined ? {} : { platform });
}

/** Only a person frees a restricted account, whatever the flag says; our own app's settings are not about this post. */
function mayPass(meaning: GraphErrorMeaning, { code, details }: AppError): boolean {
  const isCalledTransient = details.platform?.isTransient === true && meaning.code !== "account_restricted";
  return isCalledTransient || code === "not_configured";
}
