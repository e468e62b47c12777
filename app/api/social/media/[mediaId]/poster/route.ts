import { handle } from "@/app/api/_http/handle";
import { limited } from "@/app/api/_http/limited";
import { setPoster } from "@/app/api/social/media/[mediaId]/poster/depends";

export const POST = handle(
  limited("upload", async ({ request, session, params: { mediaId = "" } }) =>
    Response.json(await setPoster(request, session, mediaId)),
  ),
);
