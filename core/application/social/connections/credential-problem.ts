import type { SocialAuthChanges } from "@/core/application/interfaces/social/social-auth-service";
import { AppError } from "@/core/domain/errors";

/**
 * What to write on a connection after Meta called its token dead, or null when the error says nothing about
 * the token: only Meta's own code may mark a connection.
 */
export function credentialProblem(error: unknown): SocialAuthChanges | null {
  if (!(error instanceof AppError) || error.code !== "reconnect_required") return null;
  const reason = error.details.reason ?? "token_invalid";
  // A lost key shows by itself, and the key may come back.
  if (reason === "key_lost") return null;
  return { problem: reason === "token_expired" ? "expired" : "revoked", problemReason: reason };
}
