import { isHousekeeping } from "./point-labels";
import type { CrashCase } from "./run-case";

type Where = Pick<NonNullable<CrashCase["act"]>, "label" | "nth" | "when">;

/** After so many looks at a post whose answer was lost, another look is the same place once more. */
const SAME_PLACE_AFTER = 4;

/** Where to die: before and after each point that a whole life passed, and with each request that changes something. */
export function deathsAt(points: readonly string[]): Where[] {
  return points.flatMap((point) => {
    const [label = "", number = ""] = point.split("#");
    const nth = Number(number);
    if (nth > (isHousekeeping(label) ? 1 : SAME_PLACE_AFTER)) return [];
    const where = { label, nth };
    const leaving = label.startsWith("POST") ? [{ ...where, when: "leaving" } as const] : [];
    return [{ ...where, when: "before" }, ...leaving, { ...where, when: "after" }];
  });
}
