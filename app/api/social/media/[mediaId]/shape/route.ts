import { handle } from "@/app/api/_http/handle";
import { readJson } from "@/app/api/_http/json-body";
import { limited } from "@/app/api/_http/limited";
import { parseInput } from "@/app/api/_http/parse-input";
import { shapeMediaBody } from "@/app/api/_schemas/media";
import { shapeMedia } from "@/app/api/social/media/[mediaId]/shape/depends";

/** Counted as an upload: it is the same work. */
export const POST = handle(
  limited("upload", async ({ request, session, params: { mediaId = "" } }) => {
    const shape = parseInput(shapeMediaBody, await readJson(request));
    return Response.json(await shapeMedia(session, mediaId, shape), { status: 201 });
  }),
);
