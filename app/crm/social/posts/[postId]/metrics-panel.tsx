"use client";

import { RefreshCw } from "lucide-react";
import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { Skeleton } from "@/app/_ui/skeleton";
import { Time } from "@/app/_ui/time";
import type { PostView } from "@/app/api/_schemas/post";
import { ConnectLink } from "@/app/crm/social/connections/connect-link";
import { METRIC_WORDS, metricText } from "@/app/crm/social/posts/[postId]/metrics-words";
import { useMetrics } from "@/app/crm/social/posts/[postId]/use-metrics";

export function MetricsPanel({ post }: { readonly post: PostView }) {
  const { view, failure, busy, read } = useMetrics(post.id);
  const metrics = view?.metrics ?? post.metrics;
  return (
    <section aria-labelledby="metrics-title" className="space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 id="metrics-title" className="font-semibold">
            Metrics
          </h2>
          <p role="status" className="text-sm text-muted">
            {view && (
              <>
                Updated <Time value={view.collectedAt} />
              </>
            )}
          </p>
        </div>
        <Button
          busy={busy}
          icon={<RefreshCw aria-hidden />}
          onClick={() => void read()}
          aria-label="Refresh metrics"
        >
          Refresh
        </Button>
      </div>
      <div role="alert">
        {failure && (
          <Notice
            tone="warning"
            title={failure.sentence}
            action={
              (failure.code === "missing_permission" || failure.code === "reconnect_required") && (
                <ConnectLink tone="secondary" label="Reconnect" reconnect={post.channelId} />
              )
            }
          />
        )}
      </div>
      {metrics ? <MetricsList metrics={metrics} /> : busy && <Skeleton className="h-40" />}
    </section>
  );
}

function MetricsList({ metrics }: { readonly metrics: NonNullable<PostView["metrics"]> }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-card border border-line bg-line sm:grid-cols-4">
      {METRIC_WORDS.map(({ name, label }) => (
        <div key={name} className="bg-surface px-4 py-3 last:col-span-2">
          <dt className="text-sm text-muted">{label}</dt>
          <dd className="font-semibold tabular-nums">{metricText(metrics[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
