import { type Fault, type FaultBox, faultAnswer } from "./faults";
import { answerOf, type GraphAnswer, GraphFailure, toResponse } from "./graph-answer";
import { type GraphCall, readCall, servedVersion, splitPath } from "./graph-call";
import type { Meta } from "./meta";
import { named } from "./named-errors";
import { oauthDialog } from "./oauth-dialog";
import { isUpload, readUploadCall, receiveUpload } from "./receive-upload";
import { type FakeRequestLogEntry, logEntryOf } from "./request-log";
import { instagramIdIn, routeCall } from "./router";

export interface Exchange {
  meta: Meta;
  faults: FaultBox;
  log: FakeRequestLogEntry[];
}

const dropped = () => new TypeError("fetch failed");

/** What the call does to the world; never throws. */
async function apply({ meta }: Exchange, call: GraphCall, request: Request): Promise<GraphAnswer> {
  try {
    servedVersion(call.askedVersion);
    const isWrite = call.method !== "GET" && call.path[0] !== "oauth";
    const { arriveAfterDeathMs } = meta.world.switches;
    if (isWrite && arriveAfterDeathMs > 0) await meta.sleep(arriveAfterDeathMs);
    return await (isUpload(call) ? receiveUpload(meta, call, request.body) : routeCall(meta, call));
  } catch (cause) {
    if (cause instanceof GraphFailure) return answerOf(meta, cause);
    throw cause;
  }
}

async function underFault(
  exchange: Exchange,
  call: GraphCall,
  fault: Fault,
  request: Request,
): Promise<GraphAnswer | null> {
  const { meta } = exchange;
  const planned = () => faultAnswer(meta, fault, instagramIdIn(meta, call) ?? meta.app.id);
  if (fault.action === "drop") return null;
  if (fault.action === "answer") return planned();
  const real = await apply(exchange, call, request);
  if (fault.action === "apply-then-drop") return null;
  if (fault.action === "apply-then-answer") return planned();
  await meta.sleep(fault.ms ?? 1000);
  return real;
}

function versionHeader(asked: string): string {
  try {
    return servedVersion(asked);
  } catch {
    return asked;
  }
}

async function graphExchange(exchange: Exchange, request: Request): Promise<Response> {
  const { meta, faults, log } = exchange;
  const call = readUploadCall(request) ?? (await readCall(request).catch(() => null));
  if (!call) {
    const failure = answerOf(meta, named("100", { message: "(#100) The body could not be read" }));
    return toResponse(meta, failure, "v26.0", null);
  }
  const entry = logEntryOf(meta, call);
  log.push(entry);
  const fault = faults.take(call.method, call.url.pathname);
  if (fault) entry.fault = [fault.action, fault.error].filter(Boolean).join(" ");
  const answer = fault
    ? await underFault(exchange, call, fault, request)
    : await apply(exchange, call, request);
  entry.outcome = answer ? "answered" : "dropped";
  if (!answer) throw dropped();
  entry.status = answer.status;
  return toResponse(meta, answer, versionHeader(call.askedVersion), instagramIdIn(meta, call));
}

/** A sender who gives up gets its abort reason at once; what it sent still arrives. */
function orAborted(signal: AbortSignal, work: Promise<Response>): Promise<Response> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    if (signal.aborted) giveUp();
    signal.addEventListener("abort", giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", giveUp));
  });
}

export type Track = (work: Promise<Response>) => void;

/** One request to the dialog or the Graph host. */
export function exchangeWithMeta(exchange: Exchange, request: Request, track: Track): Promise<Response> {
  const { path } = splitPath(new URL(request.url));
  const work =
    path.join("/") === "dialog/oauth"
      ? oauthDialog(exchange.meta, request)
      : graphExchange(exchange, request);
  track(work);
  return orAborted(request.signal, work);
}
