import { createHash } from "node:crypto";
import { needPermission, needTask, reachAccount } from "./access";
import { fieldsOf } from "./accounts";
import { statusAt } from "./containers";
import { renderNode } from "./fields";
import { type GraphAnswer, GraphFailure, ok } from "./graph-answer";
import type { GraphCall } from "./graph-call";
import { DAY_MS, type Meta } from "./meta";
import { named } from "./named-errors";
import { startingNumbers } from "./starting-numbers";
import type { Caller } from "./tokens";
import type { FakeAccount, FakeContainer, FakeMedia } from "./world";

const MEDIA_IDS = 17_990_000_000_000_000n;

function quotaUsage(meta: Meta, account: FakeAccount): number {
  const since = meta.now() - DAY_MS;
  const recent = meta.world.media.filter(
    (media) => media.instagramId === account.id && media.publishedAt > since,
  );
  return recent.length + account.quotaUsedElsewhere;
}

function goLive(meta: Meta, container: FakeContainer): FakeMedia {
  const id = String(MEDIA_IDS + BigInt(meta.world.sequence.media++));
  const shortcode = `D${createHash("sha256").update(id).digest("base64url").replace(/[-_]/g, "x").slice(0, 10)}`;
  const media: FakeMedia = {
    id,
    instagramId: container.instagramId,
    containerId: container.id,
    mediaType: container.mediaType,
    productType: container.productType,
    shortcode,
    publishedAt: meta.now(),
    pictureId: container.pictureId,
    ...(container.caption ? { caption: container.caption } : {}),
    ...(container.altText ? { altText: container.altText } : {}),
    ...startingNumbers(shortcode),
    commentsEnabled: true,
  };
  meta.world.media.push(media);
  container.publishedAt ??= meta.now();
  return media;
}

function checkReady(meta: Meta, container: FakeContainer): void {
  const status = statusAt(container, meta.now());
  if (status === "FINISHED") return;
  if (status === "PUBLISHED" && meta.world.switches.secondPublishGoesLive) return;
  if (status === "PUBLISHED") throw named("24/2207006");
  if (status === "EXPIRED") throw named("-2/2207020");
  throw named("9007/2207027");
}

/** graph-api.md §3.4: one use per container, unless the hostile switch says otherwise. */
export function publishContainer(meta: Meta, call: GraphCall, caller: Caller): GraphAnswer {
  const { account, page } = reachAccount(meta, caller, call.path[0] ?? "", "POST");
  needPermission(caller, "instagram_content_publish");
  needTask(page, "CREATE_CONTENT", "MANAGE");
  const creationId = call.params.get("creation_id");
  if (!creationId)
    throw new GraphFailure(400, {
      message: "(#100) The parameter creation_id is required",
      type: "OAuthException",
      code: 100,
    });
  const container = meta.world.containers.find(
    (item) => item.id === creationId && item.instagramId === account.id,
  );
  if (!container) throw named("24/2207006");
  checkReady(meta, container);
  if (quotaUsage(meta, account) >= account.quotaTotal) throw named("9/2207042");
  return ok({ id: goLive(meta, container).id });
}

/** graph-api.md §3.5. */
export function readQuota(meta: Meta, call: GraphCall, caller: Caller): GraphAnswer {
  const { account } = reachAccount(meta, caller, call.path[0] ?? "", "GET");
  needPermission(caller, "instagram_content_publish");
  const config = { quota_total: account.quotaTotal, quota_duration: 86_400 };
  const table = {
    quota_usage: () => quotaUsage(meta, account),
    config: () => (meta.world.switches.omitQuotaConfig ? undefined : config),
  };
  const kind = { type: "ContentPublishingLimitResponse", defaults: "quota_usage" };
  return ok({ data: [renderNode(kind, table, fieldsOf(call))] });
}
