import { handle } from "@/app/api/_http/handle";
import { getMedia } from "@/app/api/social/media/[mediaId]/depends";

export const GET = handle(async ({ session, params: { mediaId = "" } }) =>
  Response.json(await getMedia({ ownerId: session.ownerId, id: mediaId })),
);
