import { AppError } from "@/core/domain/errors";
import { meaningOf } from "@/infrastructure/adapters/external/social/graph/graph-error-table";
import type { TokenFacts } from "@/infrastructure/adapters/external/social/graph/graph-schemas";

/** Why `debug_token` calls a token dead (graph-api.md §2.6), or null while it lives. */
export function deadToken({ is_valid, error }: TokenFacts): AppError | null {
  if (is_valid) return null;
  const { code, subcode } = error ?? {};
  const numbers = { code: code ?? 190, subcode: subcode ?? null };
  const { reason = "token_invalid" } = meaningOf({ status: 200, ...numbers, isTransient: false });
  const message = `debug_token calls the token dead: ${numbers.code}/${numbers.subcode ?? "-"}`;
  return new AppError("reconnect_required", message, { reason });
}
