import { handle } from "@/app/api/_http/handle";
import { readJson } from "@/app/api/_http/json-body";
import { clearCookie, PENDING_COOKIE, readCookie } from "@/app/api/_http/oauth-cookies";
import { parseInput } from "@/app/api/_http/parse-input";
import { presentSelectPage } from "@/app/api/_present/present-select-page";
import { selectPageAnswer, selectPageBody, selectPageSaved } from "@/app/api/_schemas/connection";
import {
  createListConnectableAccountsUseCase,
  createSaveInstagramTokenUseCase,
} from "@/app/api/auth/instagram/depends";

export const GET = handle(async ({ request, session }) => {
  const pendingId = readCookie(PENDING_COOKIE, request);
  const found = await createListConnectableAccountsUseCase().execute({ ownerId: session.ownerId, pendingId });
  return Response.json(selectPageAnswer.parse(presentSelectPage(found)));
});

export const POST = handle(async ({ request, session }) => {
  const { pageId, pageIds = [] } = parseInput(selectPageBody, await readJson(request));
  const { channels } = await createSaveInstagramTokenUseCase().execute({
    userId: session.ownerId,
    actorId: session.actorId,
    pendingId: readCookie(PENDING_COOKIE, request),
    ...(pageId === undefined ? { pageIds } : { pageIds: [pageId], pathOf: () => "pageId" }),
  });
  const [first] = channels;
  const answer = Response.json(selectPageSaved.parse({ success: true, ...first, channels }));
  answer.headers.append("Set-Cookie", clearCookie(PENDING_COOKIE));
  return answer;
});
