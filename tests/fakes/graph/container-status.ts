import { noSuchObject, reachAccount } from "./access";
import { fieldsOf } from "./accounts";
import { renderNode } from "./fields";
import { type GraphAnswer, ok } from "./graph-answer";
import type { GraphCall } from "./graph-call";
import { DAY_MS, type Meta } from "./meta";
import type { ContainerStatus, FakeContainer } from "./posts";
import type { Caller } from "./tokens";

function unpublishedStatusAt(container: FakeContainer, at: number): ContainerStatus {
  if (container.errorSubcode !== undefined && at >= (container.errorAt ?? 0)) return "ERROR";
  if (at >= container.createdAt + DAY_MS) return "EXPIRED";
  if (container.awaitsUpload) return "IN_PROGRESS";
  return at >= container.readyAt ? "FINISHED" : "IN_PROGRESS";
}

export function statusAt(container: FakeContainer, at: number): ContainerStatus {
  const isPublished = container.publishedAt !== undefined && container.publishedAt <= at;
  return isPublished ? "PUBLISHED" : unpublishedStatusAt(container, at);
}

/** As it was before the lag: never younger than its creation, and never what a publish changed since. */
function laggingStatus(meta: Meta, container: FakeContainer): ContainerStatus {
  const seen = meta.now() - meta.world.switches.readLagMs;
  if (statusAt(container, seen) === "PUBLISHED") return "PUBLISHED";
  return unpublishedStatusAt(container, Math.max(container.createdAt, seen));
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

export function readContainer(meta: Meta, call: GraphCall, caller: Caller): GraphAnswer {
  const [id = ""] = call.path;
  const container = meta.world.containers.find((item) => item.id === id);
  if (!container) throw noSuchObject(id);
  reachAccount(meta, caller, container.instagramId, "GET");
  const status = laggingStatus(meta, container);
  const table = {
    id: () => container.id,
    status_code: () => status,
    status: () => statusText(container, status),
    copyright_check_status: () => ({ status: "completed", matches_found: false }),
    video_status: () => undefined,
  };
  return ok(renderNode({ type: "ShadowIGMediaBuilder", defaults: "id" }, table, fieldsOf(call)));
}
