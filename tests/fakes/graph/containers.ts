import { needPermission, needTask, reachAccount } from "./access";
import { type ContainerContent, contentOf } from "./container-content";
import { readDetails } from "./container-details";
import { type ContainerKind, checkFields, containerKindOf, isResumable } from "./container-kinds";
import { type GraphAnswer, ok } from "./graph-answer";
import type { GraphCall } from "./graph-call";
import { DAY_MS, type Meta } from "./meta";
import { named } from "./named-errors";
import type { FakeContainer } from "./posts";
import type { Caller } from "./tokens";
import type { FakeAccount } from "./world";

const CONTAINER_IDS = 17_889_000_000_000_000n;
const MAX_PER_DAY = 400;
const UNFETCHED_VIDEO = 2207076;

/** graph-api.md §3.5: 400 in rolling 24 hours. Which code Meta answers is not known. */
function checkLimit(meta: Meta, account: FakeAccount): void {
  const since = meta.now() - DAY_MS;
  const made = meta.world.containers.filter(
    (item) => item.instagramId === account.id && item.createdAt > since,
  );
  if (made.length + (account.containersUsedElsewhere ?? 0) >= MAX_PER_DAY) throw named("4");
}

function takeRipening(meta: Meta, { mediaType }: ContainerKind): number {
  const { switches } = meta.world;
  const [next, ...rest] = switches.ripenings;
  switches.ripenings = rest;
  return next ?? (mediaType === "VIDEO" ? switches.videoRipenMs : switches.ripenMs);
}

function takeFailure({ world: { switches } }: Meta): number | undefined {
  const [next, ...rest] = switches.failures;
  switches.failures = rest;
  return next;
}

function storePicture(meta: Meta, id: string, { picture, pictureId }: ContainerContent): string | undefined {
  if (!picture) return pictureId;
  meta.world.pictures[id] = Buffer.from(picture).toString("base64");
  return id;
}

export async function createContainer(meta: Meta, call: GraphCall, caller: Caller): Promise<GraphAnswer> {
  const { account, page } = reachAccount(meta, caller, call.path[0] ?? "", "POST");
  needPermission(caller, "instagram_content_publish");
  needTask(page, "CREATE_CONTENT", "MANAGE");
  const kind = containerKindOf(call.params);
  checkFields(kind, call.params);
  checkLimit(meta, account);
  const details = readDetails(kind, call.params);
  const content = await contentOf(meta, account.id, kind, call.params);
  const id = String(CONTAINER_IDS + BigInt(meta.world.sequence.container++));
  const pictureId = storePicture(meta, id, content);
  const ripenMs = takeRipening(meta, kind);
  const readyAt = meta.now() + ripenMs;
  const isAwaiting = isResumable(call.params);
  const failure = takeFailure(meta) ?? (content.isBroken ? UNFETCHED_VIDEO : undefined);
  const container: FakeContainer = {
    id,
    instagramId: account.id,
    mediaType: kind.mediaType,
    productType: kind.productType,
    createdAt: meta.now(),
    readyAt,
    ...details,
    ...(pictureId ? { pictureId } : {}),
    ...(kind.isCarouselItem ? { isCarouselItem: true } : {}),
    ...(content.children ? { children: content.children } : {}),
    ...(failure === undefined ? {} : { errorSubcode: failure, errorAt: readyAt }),
    ...(isAwaiting ? { awaitsUpload: { ripenMs } } : {}),
  };
  meta.world.containers.push(container);
  return ok(
    isAwaiting ? { id, uri: `${meta.origins.upload}/ig-api-upload/${call.askedVersion}/${id}` } : { id },
  );
}
