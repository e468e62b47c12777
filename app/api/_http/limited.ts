import { rateLimiter } from "@/app/api/_http/depends";
import type { HandlerContext } from "@/app/api/_http/handle";
import type { LimitedAction } from "@/core/application/interfaces/rate-limiter";

type Handler = (context: HandlerContext) => Promise<Response>;

/**
 * Counts one more `action` of who is signed in before anything is read, kept or asked of strangers; a request
 * that is refused afterwards has counted, too.
 * @throws AppError `rate_limited`
 */
export function limited(action: LimitedAction, handler: Handler): Handler {
  return async (context) => {
    await rateLimiter().hit(action, context.session.actorId);
    return await handler(context);
  };
}
