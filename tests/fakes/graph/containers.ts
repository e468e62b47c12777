import { needPermission, needTask, noSuchObject, reachAccount } from "./access";
import { fieldsOf } from "./accounts";
import { renderNode } from "./fields";
import { type GraphAnswer, GraphFailure, ok } from "./graph-answer";
import type { GraphCall } from "./graph-call";
import { fetchFeedImage } from "./image-check";
import { DAY_MS, type Meta } from "./meta";
import { named } from "./named-errors";
import type { Caller } from "./tokens";
import type { ContainerStatus, FakeContainer } from "./world";

const CONTAINER_IDS = 17_889_000_000_000_000n;
const LATER_KINDS = new Set(["REELS", "STORIES", "CAROUSEL"]);

const badParameter = (message: string) =>
  new GraphFailure(400, { message: `(#100) ${message}`, type: "OAuthException", code: 100 });

export function statusAt(container: FakeContainer, at: number): ContainerStatus {
  if (container.publishedAt !== undefined && container.publishedAt <= at) return "PUBLISHED";
  if (container.errorSubcode !== undefined) return "ERROR";
  if (at >= container.createdAt + DAY_MS) return "EXPIRED";
  return at >= container.readyAt ? "FINISHED" : "IN_PROGRESS";
}

/** graph-api.md §7.9. */
function statusText(container: FakeContainer, status: ContainerStatus): string {
  const texts: Record<ContainerStatus, string> = {
    IN_PROGRESS: "In Progress: Media is still being processed.",
    FINISHED: "Finished: Media has been uploaded and it is ready to be published.",
    PUBLISHED: "Published: Media has been successfully published.",
    EXPIRED: "Expired: The media container was not published within 24 hours.",
    ERROR: `Error: Media upload has failed with error code ${container.errorSubcode}`,
  };
  return texts[status];
}

function checkCaption(caption: string): void {
  const hashtags = caption.match(/#[\p{L}\p{N}_]+/gu)?.length ?? 0;
  const mentions = caption.match(/@[\w.]+/g)?.length ?? 0;
  if ([...caption].length > 2200 || hashtags > 30) throw named("36004/2207010");
  if (mentions > 20) throw named("100/2207040");
}

function checkKind(params: ReadonlyMap<string, string>): void {
  const kind = params.get("media_type") ?? "IMAGE";
  if (kind === "VIDEO") throw named("100/2207067");
  if (LATER_KINDS.has(kind) || params.get("is_carousel_item") === "true")
    throw badParameter(`fake-graph does not make ${kind} containers of this form yet`);
  if (kind !== "IMAGE") throw named("100/2207023");
}

export async function createContainer(meta: Meta, call: GraphCall, caller: Caller): Promise<GraphAnswer> {
  const { account, page } = reachAccount(meta, caller, call.path[0] ?? "", "POST");
  needPermission(caller, "instagram_content_publish");
  needTask(page, "CREATE_CONTENT", "MANAGE");
  checkKind(call.params);
  const imageUrl = call.params.get("image_url");
  if (!imageUrl) throw badParameter("The parameter image_url is required");
  const caption = call.params.get("caption");
  const altText = call.params.get("alt_text");
  checkCaption(caption ?? "");
  if ([...(altText ?? "")].length > 1000)
    throw badParameter("Param alt_text must be at most 1000 characters");
  const bytes = await fetchFeedImage(meta, imageUrl);
  const id = String(CONTAINER_IDS + BigInt(meta.world.sequence.container++));
  meta.world.pictures[id] = Buffer.from(bytes).toString("base64");
  meta.world.containers.push({
    id,
    instagramId: account.id,
    mediaType: "IMAGE",
    productType: "FEED",
    createdAt: meta.now(),
    readyAt: meta.now() + meta.world.switches.ripenMs,
    pictureId: id,
    ...(caption ? { caption } : {}),
    ...(altText ? { altText } : {}),
  });
  return ok({ id });
}

/** A lagging read shows the container as it was, but never as it was before it existed. */
export function readContainer(meta: Meta, call: GraphCall, caller: Caller): GraphAnswer {
  const [id = ""] = call.path;
  const container = meta.world.containers.find((item) => item.id === id);
  if (!container) throw noSuchObject(id);
  reachAccount(meta, caller, container.instagramId, "GET");
  const at = Math.max(container.createdAt, meta.now() - meta.world.switches.readLagMs);
  const status = statusAt(container, at);
  const table = {
    id: () => container.id,
    status_code: () => status,
    status: () => statusText(container, status),
    copyright_check_status: () => ({ status: "completed", matches_found: false }),
    video_status: () => undefined,
  };
  return ok(renderNode({ type: "ShadowIGMediaBuilder", defaults: "id" }, table, fieldsOf(call)));
}
