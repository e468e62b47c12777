"use client";

import { useState } from "react";
import { controlClass } from "@/app/_ui/field";
import type { MetricsView, PostView } from "@/app/api/_schemas/post";
import { plottable } from "@/app/crm/social/posts/[postId]/metric-history";
import { MetricPlot } from "@/app/crm/social/posts/[postId]/metric-plot";
import { MetricTable } from "@/app/crm/social/posts/[postId]/metric-table";
import { type MetricName, metricLabel, metricsOf } from "@/app/crm/social/posts/[postId]/metrics-words";

interface MetricHistoryProps {
  readonly history: MetricsView["history"];
  readonly kind: PostView["kind"];
}

/** How the numbers have grown, from the second reading on. */
export function MetricHistory({ history, kind }: MetricHistoryProps) {
  const choices = plottable(history, metricsOf(kind));
  const [wanted, setWanted] = useState<MetricName>("views");
  const chosen = choices.find((name) => name === wanted) ?? choices[0];
  if (chosen === undefined)
    return <p className="text-sm text-muted">The plot starts with the second reading.</p>;
  return (
    <div className="space-y-3 rounded-card border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center gap-3">
        <label htmlFor="plotted-metric" className="text-sm font-medium">
          Over time
        </label>
        <select
          id="plotted-metric"
          value={chosen}
          onChange={({ target }) => setWanted(choices.find((name) => name === target.value) ?? chosen)}
          className={`${controlClass} min-h-10 max-w-56`}
        >
          {choices.map((name) => (
            <option key={name} value={name}>
              {metricLabel(name)}
            </option>
          ))}
        </select>
      </div>
      <MetricPlot history={history} name={chosen} />
      <MetricTable history={history} names={metricsOf(kind)} />
    </div>
  );
}
