import {
  databaseWatch,
  errorFacts,
  isShuttingDown,
  log,
  publicOrigin,
  readSession,
} from "@/app/api/_http/depends";
import { asAppError, errorAnswer } from "@/app/api/_http/error-answer";
import { assertSameOrigin, isSafe } from "@/app/api/_http/same-origin";
import { AppError } from "@/core/domain/errors";

export interface AdminSession {
  readonly ownerId: string;
  readonly actorId: string;
  /** When the session ends, where its reader knows. */
  readonly expiresAt?: Date;
}

export interface HandlerContext {
  readonly request: Request;
  readonly session: AdminSession;
  readonly params: Readonly<Record<string, string>>;
  readonly requestId: string;
}

export interface OpenHandlerContext extends Omit<HandlerContext, "session"> {
  readonly session: AdminSession | null;
}

type RouteParams = { readonly params?: Promise<Record<string, string | string[] | undefined>> };
type Route = (request: Request, route?: RouteParams) => Promise<Response>;
type OnError = (error: AppError, request: Request, requestId: string) => Response;

/**
 * The frame of every route, and the only `try` of the HTTP layer: origin guard, who is calling, then the
 * handler; what is thrown becomes JSON (or what `onError` makes of it). Only the unexpected is logged as an error.
 */
export function handle(handler: (context: HandlerContext) => Promise<Response>, onError?: OnError): Route {
  return handleOpen(async (context) => {
    const { session } = context;
    if (session === null) throw new AppError("not_authenticated", "No valid admin session");
    return await handler({ ...context, session });
  }, onError);
}

/** As `handle`, for routes that decide by themselves what a missing session means. */
export function handleOpen(
  handler: (context: OpenHandlerContext) => Promise<Response>,
  onError: OnError = (error, _request, requestId) => errorAnswer(error, requestId),
): Route {
  return async (request, route) => {
    const requestId = crypto.randomUUID();
    try {
      assertSameOrigin(request, publicOrigin());
      if (!isSafe(request)) assertTakingWork();
      const session = await readSession(request.headers);
      const params = await paramsOf(route);
      const answer = await withDatabase(request, () => handler({ request, session, requestId, params }));
      answer.headers.set("X-Request-Id", requestId);
      if (!answer.headers.has("Cache-Control")) answer.headers.set("Cache-Control", "no-store");
      return answer;
    } catch (thrown) {
      const error = asAppError(thrown);
      report(error, request, requestId);
      return onError(error, request, requestId);
    }
  };
}

/** A read is answered within a second when the database is away; a write is not begun then, and never given up. */
async function withDatabase<T>({ method }: Request, work: () => Promise<T>): Promise<T> {
  if (method === "GET" || method === "HEAD") return await databaseWatch().whileAnswering(work());
  await databaseWatch().assertThere();
  return await work();
}

/** Another process, or this one when it is back. */
const COME_BACK_SECONDS = 5;

/**
 * A process that is going down still shows things, and Meta may be fetching what a post needs; it begins nothing.
 * @throws AppError `unavailable`
 */
export function assertTakingWork(): void {
  if (!isShuttingDown()) return;
  throw new AppError("unavailable", "The process is going down", { retryAfterSeconds: COME_BACK_SECONDS });
}

async function paramsOf(route: RouteParams | undefined): Promise<Record<string, string>> {
  const params = (await route?.params) ?? {};
  return Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

function report(error: AppError, request: Request, requestId: string): void {
  const fields = {
    requestId,
    code: error.code,
    method: request.method,
    path: new URL(request.url).pathname,
    message: error.message,
  };
  const { cause } = error;
  const facts = cause === undefined ? {} : errorFacts(cause);
  if (error.code === "internal") log().error("request_failed", { ...fields, ...facts, at: stackOf(cause) });
  else if (error.code === "unavailable") log().warn("request_refused", { ...fields, ...facts });
  else log().info("request_refused", fields);
}

/** Where it happened, without the message: that may quote what it must not. */
function stackOf(cause: unknown): string | null {
  if (!(cause instanceof Error)) return null;
  return (
    cause.stack
      ?.split("\n")
      .filter((line) => line.trimStart().startsWith("at "))
      .slice(0, 6)
      .join("\n") ?? null
  );
}
