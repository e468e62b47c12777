import { handle } from "@/app/api/_http/handle";
import { readOptionalJson } from "@/app/api/_http/json-body";
import { limited } from "@/app/api/_http/limited";
import { parseInput } from "@/app/api/_http/parse-input";
import { channelBody, refreshAnswer } from "@/app/api/_schemas/connection";
import { createRefreshInstagramTokenUseCase } from "@/app/api/auth/instagram/depends";

export const POST = handle(
  limited("refresh", async ({ request, session }) => {
    const { channelId } = parseInput(channelBody, await readOptionalJson(request));
    const { expiresAt, dataAccessExpiresAt } = await createRefreshInstagramTokenUseCase().execute({
      userId: session.ownerId,
      channelId: channelId ?? null,
    });
    return Response.json(
      refreshAnswer.parse({
        success: true,
        expiresAt: expiresAt?.toISOString() ?? null,
        dataAccessExpiresAt: dataAccessExpiresAt?.toISOString() ?? null,
      }),
    );
  }),
);
