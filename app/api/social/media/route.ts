import { handle } from "@/app/api/_http/handle";
import { uploadMedia } from "@/app/api/social/media/depends";

export const POST = handle(async ({ request, session }) =>
  Response.json(await uploadMedia(request, session), { status: 201 }),
);
