import { z } from "zod/v4";
import { timeIn } from "@/infrastructure/adapters/external/social/graph/clock-meter";

const percent = z.coerce.number().nonnegative().catch(0);
const shares = z.object({ call_count: percent, total_time: percent, total_cputime: percent });
const NO_SHARES = { call_count: 0, total_time: 0, total_cputime: 0 };

const businessEntry = z
  .object({ ...shares.shape, estimated_time_to_regain_access: percent })
  .catch({ ...NO_SHARES, estimated_time_to_regain_access: 0 });
const businessUse = z.record(z.string(), z.array(businessEntry).catch([])).catch({});
const plainUse = shares.catch(NO_SHARES);

/** Shares of an allowance that are used up, 1 is all of it; null where no header told. */
export interface UsageReading {
  readonly app: number | null;
  /** Of the account, the Page or the business: whatever Meta counts for the one that was asked about. */
  readonly account: number | null;
}

/** `X-App-Usage`, `X-Business-Use-Case-Usage` and the old `X-Page-Usage` (graph-api.md §5.4); never throws. */
export function usageFromHeaders(headers: Headers): UsageReading {
  const app = headers.get("x-app-usage");
  const page = headers.get("x-page-usage");
  const isAccountTold = page !== null || headers.has("x-business-use-case-usage");
  const entries = [...businessEntries(headers), plainUse.parse(jsonOf(page))];
  return {
    app: app === null ? null : largest([plainUse.parse(jsonOf(app))]),
    account: isAccountTold ? largest(entries) : null,
  };
}

/**
 * How long Meta asks us to wait, in seconds, or null when it says nothing: `Retry-After` (seconds, or a date by
 * its own clock, which `now` stands in for where the answer has no `Date`),
 * or the longest `estimated_time_to_regain_access` (minutes, graph-api.md §5.4). 0 minutes proves nothing.
 */
export function waitFromHeaders(headers: Headers, now: Date): number | null {
  const retryAfter = secondsIn(headers.get("retry-after") ?? "", timeIn(headers) ?? now.getTime());
  if (retryAfter > 0) return retryAfter;
  const minutes = businessEntries(headers).map((entry) => entry.estimated_time_to_regain_access);
  const longest = Math.max(0, ...minutes);
  return longest > 0 ? longest * 60 : null;
}

function secondsIn(retryAfter: string, now: number): number {
  if (/^\d+(\.\d+)?$/.test(retryAfter)) return Number(retryAfter);
  const isDate = retryAfter.endsWith("GMT");
  return isDate ? Math.ceil((Date.parse(retryAfter) - now) / 1000) : 0;
}

function businessEntries(headers: Headers) {
  return Object.values(businessUse.parse(jsonOf(headers.get("x-business-use-case-usage")))).flat();
}

function largest(entries: readonly z.output<typeof shares>[]): number {
  const all = entries.flatMap((entry) => [entry.call_count, entry.total_time, entry.total_cputime]);
  return Math.max(0, ...all) / 100;
}

function jsonOf(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
