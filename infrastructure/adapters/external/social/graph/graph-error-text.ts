import type { AppErrorDetails } from "@/core/domain/errors";
import { allowedInsights } from "@/infrastructure/adapters/external/social/graph/insight-names";

/**
 * The two things that Meta says in words alone. Only names of our own come out: the text itself may quote
 * tokens, addresses or captions and goes no further.
 */
export function factsInText(code: number | null, subcode: number | null, text: string): AppErrorDetails {
  if (code !== 100 || subcode !== null) return {};
  if (text.includes("INSTAGRAM_PLATFORM_API__INVALID_LOCATION_ID")) return { reason: "location_unknown" };
  const allowedMetrics = allowedInsights(text);
  return allowedMetrics === undefined ? {} : { allowedMetrics };
}
