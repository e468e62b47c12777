import { readBody } from "@/app/api/_http/bounded-body";
import { handleOpen } from "@/app/api/_http/handle";
import { demoAdminCookie, localSignInExists } from "@/app/login/depends";
import { ownPath } from "@/app/login/own-path";
import { AppError } from "@/core/domain/errors";

const FORM_TYPES = ["application/x-www-form-urlencoded", "multipart/form-data"];

export const POST = handleOpen(async ({ request }) => {
  if (!localSignInExists()) throw new AppError("not_found", "The local sign-in does not exist here");
  const next = (await formIn(request))?.get("next") ?? null;
  const headers = { Location: ownPath(next), "Set-Cookie": await demoAdminCookie() };
  return new Response(null, { status: 303, headers });
});

/** The form has one short field; nobody has to be signed in to send it. */
const MAX_FORM_BYTES = 4 * 1024;

async function formIn(request: Request): Promise<FormData | null> {
  const type = request.headers.get("content-type") ?? "";
  if (!FORM_TYPES.some((form) => type.toLowerCase().startsWith(form))) return null;
  const body = await readBody(request, MAX_FORM_BYTES);
  // What is no form after all names no page to go to.
  return await new Response(body, { headers: { "Content-Type": type } }).formData().catch(() => null);
}
