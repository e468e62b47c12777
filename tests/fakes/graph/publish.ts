import { needPermission, needTask, reachAccount } from "./access";
import { fieldsOf } from "./accounts";
import { statusAt } from "./container-status";
import { renderNode } from "./fields";
import { goLive } from "./go-live";
import { badParameter, type GraphAnswer, ok } from "./graph-answer";
import type { GraphCall } from "./graph-call";
import { DAY_MS, type Meta } from "./meta";
import { named } from "./named-errors";
import type { FakeContainer } from "./posts";
import type { Caller } from "./tokens";
import type { FakeAccount } from "./world";

/** A carousel is one post, a story counts, and deleting gives nothing back. */
function quotaUsage(meta: Meta, account: FakeAccount): number {
  const since = meta.now() - DAY_MS;
  const recent = meta.world.media.filter(
    (media) => media.instagramId === account.id && media.publishedAt > since && media.parentId === undefined,
  );
  return recent.length + account.quotaUsedElsewhere;
}

function checkReady(meta: Meta, container: FakeContainer): void {
  if (container.isCarouselItem) throw named("100/2207089");
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
  if (!creationId) throw badParameter("The parameter creation_id is required");
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
