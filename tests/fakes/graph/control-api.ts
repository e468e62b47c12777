import { compact } from "./compact";
import * as schemas from "./control-schemas";
import type { FakeControls } from "./fake-controls";
import type { Fault } from "./faults";
import { ERROR_NAMES } from "./named-errors";

function faultOf({ match: { pathPattern, path, ...match } = {}, next, ...fault }: schemas.SentFault): Fault {
  const where = pathPattern === undefined ? path : new RegExp(pathPattern);
  return compact({
    ...fault,
    match: compact({ ...match, path: where }),
    next: next && faultOf(next),
  });
}

type Command = (fake: FakeControls, body: unknown) => unknown;

const COMMANDS: Readonly<Record<string, Command>> = {
  "GET log": (fake) => fake.log,
  "GET state": (fake) => fake.describeState(),
  "GET errors": () => ERROR_NAMES,
  "POST reset": (fake) => fake.reset(),
  "POST faults": (fake, body) => fake.inject(faultOf(schemas.faultSchema.parse(body))),
  "DELETE faults": (fake) => fake.clearFaults(),
  "POST switches": (fake, body) => fake.setSwitches(compact(schemas.switchesSchema.parse(body))),
  "POST ripening": (fake, body) => fake.setRipening(schemas.ripeningSchema.parse(body).ms),
  "POST scopes": (fake, body) => fake.setScopes(schemas.scopesSchema.parse(body).scopes),
  "POST advance": (fake, body) => fake.advance(schemas.advanceSchema.parse(body).ms),
  "POST kill-token": (fake, body) => {
    const { subcode, pageId } = schemas.killSchema.parse(body);
    if (pageId) fake.killPage(pageId, subcode);
    else fake.killUser(subcode);
  },
  "POST container-error": (fake, body) => {
    const { containerId, subcode } = schemas.containerErrorSchema.parse(body);
    fake.failContainer(subcode, containerId);
  },
  "POST quota": (fake, body) => {
    const { instagramId, ...quota } = schemas.quotaSchema.parse(body);
    fake.setQuota(instagramId, compact(quota));
  },
  "POST container-ready": (fake, body) => {
    const { containerId, at } = schemas.containerReadySchema.parse(body);
    fake.setContainerReady(containerId, at);
  },
  "POST story-viewers": (fake, body) => {
    const { mediaId, viewers } = schemas.storyViewersSchema.parse(body);
    fake.setStoryViewers(mediaId, viewers);
  },
  "POST conversion": (fake, body) => {
    const { mediaId, isOlder } = schemas.conversionSchema.parse(body);
    fake.setOlderThanConversion(mediaId, isOlder);
  },
  "POST link": (fake, body) => {
    const { pageId, instagramId } = schemas.linkSchema.parse(body);
    fake.link(pageId, instagramId);
  },
  "POST rename-page": (fake, body) => {
    const { pageId, name } = schemas.renamePageSchema.parse(body);
    fake.renamePage(pageId, name);
  },
  "POST account": (fake, body) => {
    const { instagramId, ...looks } = schemas.accountSchema.parse(body);
    fake.changeAccount(instagramId, compact(looks));
  },
  "POST role": (fake, body) => {
    const { pageId, tasks } = schemas.roleSchema.parse(body);
    if (tasks === null) fake.loseRole(pageId);
    else fake.setTasks(pageId, tasks);
  },
  "POST insights": (fake, body) => {
    const { mediaId, numbers } = schemas.insightsSchema.parse(body);
    fake.setInsights(mediaId, numbers);
  },
};

/** `/__fake/…`: the same switches over HTTP. Answers never hold a token. */
export async function controlApi(fake: FakeControls, request: Request): Promise<Response> {
  const name = new URL(request.url).pathname.replace("/__fake/", "");
  const command = COMMANDS[`${request.method} ${name}`];
  if (!command)
    return Response.json({ error: `No such control: ${request.method} ${name}` }, { status: 404 });
  try {
    const text = await request.text();
    const body: unknown = text === "" ? {} : JSON.parse(text);
    return Response.json(command(fake, body) ?? { success: true });
  } catch (cause) {
    return Response.json({ error: String(cause) }, { status: 400 });
  }
}
