import { handle } from "@/app/api/_http/handle";
import { limited } from "@/app/api/_http/limited";
import { uploadMedia } from "@/app/api/social/media/depends";

export const POST = handle(
  limited("upload", async ({ request, session }) =>
    Response.json(await uploadMedia(request, session), { status: 201 }),
  ),
);
