import type { SocialAuthChanges } from "@/core/application/interfaces/social/social-auth-service";
import { AppError } from "@/core/domain/errors";
import { OURS_TO_MEND } from "@/core/domain/marketing/social-auth";

/**
 * What to write on a connection after Meta called its token dead, or null when the error says nothing about
 * the token: only Meta's own code may mark a connection.
 */
export function credentialProblem(error: unknown): SocialAuthChanges | null {
  if (!(error instanceof AppError) || error.code !== "reconnect_required") return null;
  const reason = error.details.reason ?? "token_invalid";
  // What we cannot open or read shows by itself.
  if (OURS_TO_MEND.includes(reason)) return null;
  return { problem: reason === "token_expired" ? "expired" : "revoked", problemReason: reason };
}
