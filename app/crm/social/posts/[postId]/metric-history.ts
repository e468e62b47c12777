import type { MetricsView } from "@/app/api/_schemas/post";
import { type MetricName, metricLabel, metricText } from "@/app/crm/social/posts/[postId]/metrics-words";

type History = MetricsView["history"];

/** A line over time as uPlot takes it: seconds, and numbers of which some are unknown. */
export type PlotPoints = [times: number[], values: (number | null)[]];

/** Oldest first, whatever the order they came in. */
export function inOrder(history: History): History {
  return [...history].sort((left, right) => left.collectedAt.localeCompare(right.collectedAt));
}

export function pointsOf(history: History, name: MetricName): PlotPoints {
  const readings = inOrder(history);
  return [
    readings.map(({ collectedAt }) => new Date(collectedAt).getTime() / 1000),
    readings.map(({ metrics }) => plotted(name, metrics[name])),
  ];
}

function plotted(name: MetricName, value: number | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  return name === "averageWatchTimeMs" ? value / 1000 : value;
}

/** Those of which at least two readings are known: one is a point and no line. */
export function plottable(history: History, names: readonly MetricName[]): readonly MetricName[] {
  return names.filter(
    (name) => history.filter(({ metrics }) => typeof metrics[name] === "number").length > 1,
  );
}

/** What the line shows, for who does not see it. */
export function plotWords(history: History, name: MetricName): string {
  const known = inOrder(history).filter(({ metrics }) => typeof metrics[name] === "number");
  const first = metricText(name, known[0]?.metrics[name]);
  const last = metricText(name, known.at(-1)?.metrics[name]);
  return `${metricLabel(name)}: from ${first} to ${last} in ${known.length} readings`;
}
