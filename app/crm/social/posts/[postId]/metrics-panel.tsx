"use client";

import { RefreshCw } from "lucide-react";
import { useEffect } from "react";
import { Button } from "@/app/_ui/button";
import { Skeleton } from "@/app/_ui/skeleton";
import { Time } from "@/app/_ui/time";
import type { PostView } from "@/app/api/_schemas/post";
import { MetricHistory } from "@/app/crm/social/posts/[postId]/metric-history-view";
import { MetricsFailure } from "@/app/crm/social/posts/[postId]/metrics-failure";
import {
  type Metrics,
  metricLabel,
  metricsOf,
  metricText,
} from "@/app/crm/social/posts/[postId]/metrics-words";
import { useMetrics } from "@/app/crm/social/posts/[postId]/use-metrics";

interface MetricsPanelProps {
  readonly post: PostView;
  readonly onGone: (goneAt: string) => void;
}

export function MetricsPanel({ post, onGone }: MetricsPanelProps) {
  const { view, failure, busy, said, refresh } = useMetrics(post.id);
  const goneAt = view?.goneAt;
  useEffect(() => {
    if (goneAt !== undefined) onGone(goneAt);
  }, [goneAt, onGone]);
  const metrics = view?.metrics ?? post.metrics;
  return (
    <section aria-labelledby="metrics-title" className="space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 id="metrics-title" className="font-semibold">
            Metrics
          </h2>
          <p className="min-h-5 text-sm text-muted">
            {view && (
              <>
                {post.goneAt === undefined ? "Updated" : "Last read"} <Time value={view.collectedAt} />
              </>
            )}
          </p>
        </div>
        {post.goneAt === undefined && (
          <Button
            busy={busy}
            icon={<RefreshCw aria-hidden />}
            onClick={() => void refresh()}
            aria-label="Refresh metrics"
          >
            Refresh
          </Button>
        )}
      </div>
      <p role="status" className="text-sm text-muted empty:hidden">
        {said}
      </p>
      <MetricsFailure failure={failure} channelId={post.channelId} />
      {metrics ? <Numbers kind={post.kind} metrics={metrics} /> : busy && <Skeleton className="h-40" />}
      {view && <MetricHistory history={view.history} kind={post.kind} />}
    </section>
  );
}

interface NumbersProps {
  readonly kind: PostView["kind"];
  readonly metrics: Metrics;
}

function Numbers({ kind, metrics }: NumbersProps) {
  return (
    <dl className="grid grid-cols-2 gap-2 sm:grid-cols-4">
      {metricsOf(kind).map((name) => (
        <div key={name} className="rounded-card border border-line bg-surface px-4 py-3">
          <dt className="text-sm text-muted">{metricLabel(name)}</dt>
          <dd className="font-semibold tabular-nums">{metricText(name, metrics[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
