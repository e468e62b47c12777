import { handleOpen } from "@/app/api/_http/handle";
import { demoAdminCookie, localSignInExists } from "@/app/login/depends";
import { ownPath } from "@/app/login/own-path";
import { AppError } from "@/core/domain/errors";

const FORM_TYPES = ["application/x-www-form-urlencoded", "multipart/form-data"];

export const POST = handleOpen(async ({ request }) => {
  if (!localSignInExists()) throw new AppError("not_found", "The local sign-in does not exist here");
  const next = isForm(request) ? (await request.formData()).get("next") : null;
  const headers = { Location: ownPath(next), "Set-Cookie": await demoAdminCookie() };
  return new Response(null, { status: 303, headers });
});

function isForm(request: Request): boolean {
  const type = request.headers.get("content-type") ?? "";
  return FORM_TYPES.some((form) => type.toLowerCase().startsWith(form));
}
