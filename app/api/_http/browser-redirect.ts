import { publicOrigin } from "@/app/api/_http/depends";
import { errorAnswer } from "@/app/api/_http/error-answer";
import type { AppError, AppErrorCode } from "@/core/domain/errors";

/** The codes that may stand in the address of the connections page (contract.md §4). */
const REDIRECT_CODES: ReadonlySet<AppErrorCode> = new Set([
  "access_denied",
  "missing_code",
  "invalid_state",
  "not_authenticated",
  "not_configured",
  "not_found",
  "token_exchange_failed",
  "no_pages",
  "no_instagram_accounts",
  "missing_permission",
  "rate_limited",
  "platform_unavailable",
]);

/** A failure as a browser sees it: back to the connections with a code; programs get the JSON. */
export function redirectOrJson(error: AppError, request: Request, requestId: string): Response {
  if (!request.headers.get("accept")?.includes("text/html")) return errorAnswer(error, requestId);
  const code = REDIRECT_CODES.has(error.code) ? error.code : "callback_failed";
  return redirectTo(`/crm/social/connections?error=${code}&platform=instagram`);
}

export function redirectTo(location: string): Response {
  return new Response(null, {
    status: 302,
    headers: { Location: new URL(location, publicOrigin()).toString(), "Cache-Control": "no-store" },
  });
}
