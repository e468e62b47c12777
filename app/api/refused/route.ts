import { errorAnswer } from "@/app/api/_http/error-answer";
import { handleOpen } from "@/app/api/_http/handle";
import { AppError } from "@/core/domain/errors";

const METHOD = "Nothing at this address takes this method";
const ADDRESS = "The address has a % without the two digits of a byte behind it, or bytes that are no UTF-8";

/** Where requests end that no route and no page can be asked with (infrastructure/http/front-gate.ts). */
export const GET = handleOpen(async ({ request, requestId }) => {
  if (new URL(request.url).searchParams.get("because") !== "method") throw refusal("address", ADDRESS);
  const { body, headers } = errorAnswer(refusal("method", METHOD), requestId);
  headers.set("Allow", "GET, HEAD");
  return new Response(body, { status: 405, headers });
});

function refusal(rule: string, message: string): AppError {
  return new AppError("invalid_request", message, { issues: [{ path: "", rule, message }] });
}
