import { handle } from "@/app/api/_http/handle";
import { continueUpload } from "@/app/api/social/media/uploads/depends";
import { OPTIONS } from "@/app/api/social/media/uploads/route";
import { tusErrorAnswer } from "@/app/api/social/media/uploads/tus-error";

export { OPTIONS };

/** tus 1.0: how far it has come, more of it, or no more of it. */
export const PATCH = handle(
  ({ request, session, params: { uploadId = "" } }) => continueUpload(request, session, uploadId),
  tusErrorAnswer,
);

export const HEAD = PATCH;
export const DELETE = PATCH;
