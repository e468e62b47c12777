import { isRecord } from "@/app/_ui/call-api";
import type { MetricsView, PostView } from "@/app/api/_schemas/post";
import { POST_STATUSES } from "@/core/domain/marketing/post";

export function parsePost(body: unknown): PostView | null {
  return isRecord(body) && isPost(body.post) ? body.post : null;
}

export function parseMetrics(body: unknown): MetricsView | null {
  return isMetrics(body) ? body : null;
}

function isPost(value: unknown): value is PostView {
  return (
    isRecord(value) &&
    typeof value.id === "string" &&
    POST_STATUSES.some((status) => status === value.status) &&
    typeof value.progress === "number" &&
    Array.isArray(value.steps) &&
    Array.isArray(value.media)
  );
}

function isMetrics(value: unknown): value is MetricsView {
  return isRecord(value) && isRecord(value.metrics) && typeof value.collectedAt === "string";
}
