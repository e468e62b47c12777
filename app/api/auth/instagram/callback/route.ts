import { redirectOrJson, redirectTo } from "@/app/api/_http/browser-redirect";
import { handleOpen } from "@/app/api/_http/handle";
import {
  clearCookie,
  PENDING_COOKIE,
  readCookie,
  STATE_COOKIE,
  setCookie,
} from "@/app/api/_http/oauth-cookies";
import { createCompleteInstagramConnectionUseCase } from "@/app/api/auth/instagram/depends";

export const GET = handleOpen(
  async ({ request, session }) => {
    const query = new URL(request.url).searchParams;
    const { pendingId } = await createCompleteInstagramConnectionUseCase().execute({
      admin: session,
      state: query.get("state"),
      browserState: readCookie(STATE_COOKIE, request),
      refusal: refusalIn(query),
      code: query.get("code"),
    });
    const answer = redirectTo("/crm/social/instagram/select-page");
    answer.headers.append("Set-Cookie", setCookie(PENDING_COOKIE, pendingId));
    answer.headers.append("Set-Cookie", clearCookie(STATE_COOKIE));
    return answer;
  },
  (error, request, requestId) => {
    const answer = redirectOrJson(error, request, requestId);
    answer.headers.append("Set-Cookie", clearCookie(STATE_COOKIE));
    return answer;
  },
);

/** The dialog reports failures under four names (graph-api.md §2.1); their texts are not read. */
function refusalIn(query: URLSearchParams): "cancelled" | "failed" | null {
  const { error, reason } = { error: query.get("error"), reason: query.get("error_reason") };
  if (error === "access_denied" || reason === "user_denied") return "cancelled";
  const failed = ["error", "error_code", "error_message", "error_reason"].some((name) => query.has(name));
  return failed ? "failed" : null;
}

/** A link scanner's look must not use anything up. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { Allow: "GET" } });
}
