"use client";

import { useEffect, useRef, useState } from "react";
import type { MetricsView } from "@/app/api/_schemas/post";
import { plotWords, pointsOf } from "@/app/crm/social/posts/[postId]/metric-history";
import type { MetricName } from "@/app/crm/social/posts/[postId]/metrics-words";

interface MetricPlotProps {
  readonly history: MetricsView["history"];
  readonly name: MetricName;
}

/** The drawing code comes only where there is something to draw. */
export function MetricPlot({ history, name }: MetricPlotProps) {
  const place = useRef<HTMLDivElement>(null);
  const [isMissing, setMissing] = useState(false);

  useEffect(() => {
    const leaving = new AbortController();
    let erase = () => {};
    const draw = async () => {
      const plot = await import("@/app/crm/social/posts/[postId]/draw-plot").catch(() => null);
      if (leaving.signal.aborted) return;
      setMissing(plot === null);
      if (plot !== null && place.current) erase = plot.drawPlot(place.current, pointsOf(history, name));
    };
    void draw();
    return () => {
      leaving.abort();
      erase();
    };
  }, [history, name]);

  return (
    <div
      ref={place}
      role="img"
      aria-label={plotWords(history, name)}
      className="flex h-56 items-center justify-center overflow-hidden text-sm text-muted"
    >
      {isMissing && "The plot could not be loaded. The table below has the same numbers."}
    </div>
  );
}
