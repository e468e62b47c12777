import { handle } from "@/app/api/_http/handle";
import { readOptionalJson } from "@/app/api/_http/json-body";
import { parseInput } from "@/app/api/_http/parse-input";
import { channelBody, successAnswer } from "@/app/api/_schemas/connection";
import { createDisconnectInstagramUseCase } from "@/app/api/auth/instagram/depends";

export const POST = handle(async ({ request, session }) => {
  const { channelId } = parseInput(channelBody, await readOptionalJson(request));
  const done = await createDisconnectInstagramUseCase().execute({
    userId: session.ownerId,
    actorId: session.actorId,
    channelId: channelId ?? null,
  });
  return Response.json(successAnswer.parse(done));
});
