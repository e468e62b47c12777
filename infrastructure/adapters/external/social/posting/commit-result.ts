import type { CommitResult } from "@/core/application/interfaces/social/posting-adapter";
import { AppError } from "@/core/domain/errors";
import { meaningOf } from "@/infrastructure/adapters/external/social/graph/graph-error-table";

/**
 * What a failed `media_publish` proves. Only 9007/2207027 and the token, permission and quota codes prove
 * that nothing was published; every other answer, and silence, may hide a success (contract.md §6 rule 2).
 */
export function commitFailure(thrown: unknown): CommitResult {
  const error =
    thrown instanceof AppError ? thrown : new AppError("internal", "Publishing failed", { cause: thrown });
  const { status, code, subcode } = error.details.platform ?? { status: null, code: null, subcode: null };
  if (status === null || code === null) return { kind: "unclear", answer: "transient", error };
  const proof = meaningOf({ status, code, subcode, isTransient: false }).onPublish ?? "transient";
  if (proof === "not_ready") return { kind: "not_ready" };
  if (proof === "refused") return { kind: "refused", error };
  return { kind: "unclear", answer: proof, error };
}
