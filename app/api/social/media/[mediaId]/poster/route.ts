import { handle } from "@/app/api/_http/handle";
import { setPoster } from "@/app/api/social/media/[mediaId]/poster/depends";

export const POST = handle(async ({ request, session, params: { mediaId = "" } }) =>
  Response.json(await setPoster(request, session, mediaId)),
);
