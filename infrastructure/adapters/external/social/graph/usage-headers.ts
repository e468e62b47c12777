import { z } from "zod";

const businessUse = z.record(
  z.string(),
  z.array(z.object({ estimated_time_to_regain_access: z.number().optional() })),
);

/**
 * How long Meta asks us to wait, in seconds, or null when it says nothing: `Retry-After` (seconds), or the
 * longest `estimated_time_to_regain_access` (minutes, graph-api.md §5.4). 0 minutes proves nothing.
 */
export function waitFromHeaders(headers: Headers): number | null {
  const retryAfter = Number(headers.get("retry-after") ?? Number.NaN);
  if (Number.isFinite(retryAfter) && retryAfter > 0) return retryAfter;
  const usage = businessUse.safeParse(jsonOf(headers.get("x-business-use-case-usage")));
  if (!usage.success) return null;
  const minutes = Object.values(usage.data)
    .flat()
    .map((entry) => entry.estimated_time_to_regain_access ?? 0);
  const longest = Math.max(0, ...minutes);
  return longest > 0 ? longest * 60 : null;
}

function jsonOf(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
