import type { MetricsView } from "@/app/api/_schemas/post";

type Metrics = MetricsView["metrics"];

export const METRIC_WORDS: readonly { readonly name: keyof Metrics; readonly label: string }[] = [
  { name: "likes", label: "Likes" },
  { name: "comments", label: "Comments" },
  { name: "views", label: "Views" },
  { name: "reach", label: "Reach" },
  { name: "saved", label: "Saved" },
  { name: "shares", label: "Shares" },
  { name: "totalInteractions", label: "Interactions" },
];

/** Unknown is never shown as 0. */
export function metricText(value: number | null | undefined): string {
  return value === null || value === undefined ? "Not yet" : value.toLocaleString("en");
}
