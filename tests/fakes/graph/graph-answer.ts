import type { Meta } from "./meta";

export interface ErrorBody {
  message: string;
  type: string;
  code: number;
  error_subcode?: number;
  is_transient?: boolean;
  error_user_title?: string;
  error_user_msg?: string;
  error_data?: unknown;
}

export interface NamedError {
  status: number;
  error: ErrorBody;
  headers?: Readonly<Record<string, string>>;
}

export interface GraphAnswer {
  status: number;
  body: unknown;
  headers?: Readonly<Record<string, string>>;
}

/** An error answer of the platform, thrown by whichever area refuses. */
export class GraphFailure extends Error {
  constructor(
    readonly status: number,
    readonly error: ErrorBody,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(error.message);
    this.name = "GraphFailure";
  }
}

export function badParameter(message: string): GraphFailure {
  return new GraphFailure(400, { message: `(#100) ${message}`, type: "OAuthException", code: 100 });
}

export function answerOf(meta: Meta, failure: GraphFailure): GraphAnswer {
  const fbtrace_id = `AfT${String(meta.world.sequence.trace++).padStart(6, "0")}`;
  return {
    status: failure.status,
    body: { error: { ...failure.error, fbtrace_id } },
    headers: failure.headers,
  };
}

export function ok(body: unknown): GraphAnswer {
  return { status: 200, body };
}

/** graph-api.md §5.4. */
function usageHeader(meta: Meta, instagramId: string | null): Record<string, string> {
  const { usagePercent, appUsagePercent, regainMinutes } = meta.world.switches;
  const usageOf = (percent: number) => ({ call_count: percent, total_cputime: percent, total_time: percent });
  const hasAppHeader = appUsagePercent !== null || !instagramId;
  const entry = {
    type: "instagram",
    ...usageOf(usagePercent),
    estimated_time_to_regain_access: regainMinutes ?? (usagePercent >= 100 ? 17 : 0),
  };
  return {
    ...(hasAppHeader ? { "x-app-usage": JSON.stringify(usageOf(appUsagePercent ?? usagePercent)) } : {}),
    ...(instagramId ? { "x-business-use-case-usage": JSON.stringify({ [instagramId]: [entry] }) } : {}),
  };
}

/** graph-api.md §7: headers seen on every answer of the real hosts. */
export function toResponse(meta: Meta, answer: GraphAnswer, version: string, instagramId: string | null) {
  const isText = typeof answer.body === "string";
  return new Response(isText ? String(answer.body) : JSON.stringify(answer.body), {
    status: answer.status,
    headers: {
      "content-type": isText ? "text/html; charset=UTF-8" : "application/json; charset=UTF-8",
      ...(meta.world.switches.tellsTime ? { date: new Date(meta.now()).toUTCString() } : {}),
      "facebook-api-version": version,
      "x-fb-trace-id": `Cq${meta.world.sequence.trace}`,
      "x-fb-rev": "1030000001",
      "cache-control": "private, no-cache, no-store, must-revalidate",
      ...usageHeader(meta, instagramId),
      ...answer.headers,
    },
  });
}
