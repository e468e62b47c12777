import { handleOpen } from "@/app/api/_http/handle";
import { findPublicMedia, openMedia, withBodyLength } from "@/app/media/[mediaId]/[name]/depends";
import { answerMedia } from "@/app/media/answer-media";

/** Public: the id in the address is the permission, for browsers and for Meta alike. */
export const GET = handleOpen(async ({ request, params: { mediaId = "", name = "" } }) => {
  const media = await findPublicMedia(mediaId, name);
  return withBodyLength(await answerMedia(request, media, (range) => openMedia(media.file.id, range)));
});

export const HEAD = GET;
