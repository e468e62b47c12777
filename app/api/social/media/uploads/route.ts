import { handle, handleOpen } from "@/app/api/_http/handle";
import { limited } from "@/app/api/_http/limited";
import { announceUpload, describeUploads } from "@/app/api/social/media/uploads/depends";
import { tusErrorAnswer } from "@/app/api/social/media/uploads/tus-error";

/** tus 1.0: a file is announced here, and sent to the address that the answer names. */
export const POST = handle(
  limited("upload", ({ request, session }) => announceUpload(request, session)),
  tusErrorAnswer,
);

export const OPTIONS = handleOpen(async () => describeUploads(), tusErrorAnswer);
