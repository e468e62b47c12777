import { z } from "zod";
import type { FakeControls } from "./fake-controls";
import { ERROR_NAMES } from "./named-errors";

const faultSchema = z.object({
  match: z
    .object({
      method: z.string().optional(),
      path: z.string().optional(),
      pathPattern: z.string().optional(),
      nth: z.number().int().positive().optional(),
    })
    .optional(),
  action: z.enum(["answer", "drop", "apply-then-answer", "apply-then-drop", "slow"]),
  error: z.string().optional(),
  status: z.number().int().optional(),
  body: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  ms: z.number().nonnegative().optional(),
  times: z.number().int().positive().optional(),
});

const switchesSchema = z.object({
  ripenMs: z.number().nonnegative().optional(),
  secondPublishGoesLive: z.boolean().optional(),
  readLagMs: z.number().nonnegative().optional(),
  arriveAfterDeathMs: z.number().nonnegative().optional(),
  insightsDelayMs: z.number().nonnegative().optional(),
  omitExpiresIn: z.boolean().optional(),
  revokeAnswersTrue: z.boolean().optional(),
  omitQuotaConfig: z.boolean().optional(),
  usagePercent: z.number().nonnegative().optional(),
});

const killSchema = z.object({ subcode: z.number().int(), pageId: z.string().optional() });
const scopesSchema = z.object({ scopes: z.array(z.string()) });
const ripeningSchema = z.object({ ms: z.number().nonnegative() });
const containerErrorSchema = z.object({ containerId: z.string().optional(), subcode: z.number().int() });
const quotaSchema = z.object({ instagramId: z.string(), total: z.number(), usedElsewhere: z.number() });
const insightsSchema = z.object({
  mediaId: z.string(),
  numbers: z.record(z.string(), z.number().nullable()),
});
const advanceSchema = z.object({ ms: z.number() });

/** Drops keys that are undefined, so that optional stays absent. */
function compact<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> };
function compact(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined));
}

function armFault(fake: FakeControls, body: unknown): void {
  const { match: { pathPattern, path, ...match } = {}, ...fault } = faultSchema.parse(body);
  const where = pathPattern === undefined ? path : new RegExp(pathPattern);
  fake.inject(compact({ ...fault, match: compact({ ...match, path: where }) }));
}

type Command = (fake: FakeControls, body: unknown) => unknown;

const COMMANDS: Readonly<Record<string, Command>> = {
  "GET log": (fake) => fake.log,
  "GET state": (fake) => fake.describeState(),
  "GET errors": () => ERROR_NAMES,
  "POST reset": (fake) => fake.reset(),
  "POST faults": armFault,
  "DELETE faults": (fake) => fake.clearFaults(),
  "POST switches": (fake, body) => fake.setSwitches(compact(switchesSchema.parse(body))),
  "POST ripening": (fake, body) => fake.setRipening(ripeningSchema.parse(body).ms),
  "POST scopes": (fake, body) => fake.setScopes(scopesSchema.parse(body).scopes),
  "POST advance": (fake, body) => fake.advance(advanceSchema.parse(body).ms),
  "POST kill-token": (fake, body) => {
    const { subcode, pageId } = killSchema.parse(body);
    if (pageId) fake.killPage(pageId, subcode);
    else fake.killUser(subcode);
  },
  "POST container-error": (fake, body) => {
    const { containerId, subcode } = containerErrorSchema.parse(body);
    fake.failContainer(subcode, containerId);
  },
  "POST quota": (fake, body) => {
    const { instagramId, total, usedElsewhere } = quotaSchema.parse(body);
    fake.setQuota(instagramId, { total, usedElsewhere });
  },
  "POST insights": (fake, body) => {
    const { mediaId, numbers } = insightsSchema.parse(body);
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
