import { KB, type ScreenWeight } from "../../../tests/e2e/support/screen-weights";
import type { Baseline } from "./baseline";

const COLUMNS = ["Screen", "Loads", "Ours", "Limit", "Later", ""] as const;

export interface Weighed {
  readonly table: string;
  /** Names of screens over their limit. */
  readonly tooHeavy: readonly string[];
}

/** What each screen weighs over the framework alone. */
export function describeWeights(weights: readonly ScreenWeight[], baseline: Baseline): Weighed {
  const isTooHeavy = ({ visit, limit }: ScreenWeight) => visit - baseline.bytes > limit;
  const rows = weights.map((weight) => [
    weight.name,
    inKb(weight.visit),
    inKb(weight.visit - baseline.bytes),
    inKb(weight.limit),
    inKb(weight.later),
    isTooHeavy(weight) ? "too heavy" : "",
  ]);
  const { bytes, next, react } = baseline;
  const lines = [
    `KB of gzip (1024 bytes), JavaScript and CSS of a first visit. Next ${next} and React ${react} alone: ${inKb(bytes)}.`,
    "Later: what loads only when a file is chosen or a part is opened.",
    "",
    ...[COLUMNS, ...rows].map((cells) =>
      cells
        .map((cell, column) => (column === 0 ? cell.padEnd(14) : cell.padStart(9)))
        .join("")
        .trimEnd(),
    ),
  ];
  return { table: lines.join("\n"), tooHeavy: weights.filter(isTooHeavy).map(({ name }) => name) };
}

function inKb(bytes: number): string {
  return (bytes / KB).toFixed(1);
}
