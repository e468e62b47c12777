import { redirectOrJson, redirectTo } from "@/app/api/_http/browser-redirect";
import { handle } from "@/app/api/_http/handle";
import { limited } from "@/app/api/_http/limited";
import { STATE_COOKIE, setCookie } from "@/app/api/_http/oauth-cookies";
import { parseInput } from "@/app/api/_http/parse-input";
import { startQuery } from "@/app/api/_schemas/connection";
import { createStartInstagramConnectionUseCase } from "@/app/api/auth/instagram/depends";

export const GET = handle(
  limited("start", async ({ request, session }) => {
    const { login, reconnect, again } = parseInput(
      startQuery,
      Object.fromEntries(new URL(request.url).searchParams),
    );
    const { authorizationUrl, state } = await createStartInstagramConnectionUseCase().execute({
      ...session,
      login,
      reconnect: reconnect ?? null,
      askAgain: again !== undefined,
    });
    const answer = redirectTo(authorizationUrl);
    answer.headers.append("Set-Cookie", setCookie(STATE_COOKIE, state));
    return answer;
  }),
  redirectOrJson,
);

/** A link scanner's look must not use anything up. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { Allow: "GET" } });
}
