import { MongoError, MongoServerError } from "mongodb";
import { AppError } from "@/core/domain/errors";

/** The driver's own words for: nobody is there, nobody answers, or the way there is closed. */
const AWAY: ReadonlySet<string> = new Set([
  "MongoClientClosedError",
  "MongoNetworkError",
  "MongoNetworkTimeoutError",
  "MongoNotConnectedError",
  "MongoOperationTimeoutError",
  "MongoPoolClearedError",
  "MongoPoolClosedError",
  "MongoServerClosedError",
  "MongoServerSelectionError",
  "MongoTopologyClosedError",
  "MongoWaitQueueTimeoutError",
  "PoolClearedOnNetworkError",
]);

/**
 * A server that goes down, or that is no primary any more (MongoDB's error_codes.yml, categories ShutdownError and
 * NotPrimaryError).
 */
const GOING: ReadonlySet<unknown> = new Set([91, 189, 10_058, 10_107, 11_600, 11_602, 13_435, 13_436]);

const RETRY_AFTER_SECONDS = 5;

/**
 * The driver writes to a connection that the other side has ended, and passes on what the socket says. Everything
 * else that uses sockets here puts its failures in words of its own.
 */
const BROKEN_WIRE: ReadonlySet<unknown> = new Set(["EPIPE", "ECONNRESET"]);

export function isBrokenWire(error: unknown): boolean {
  return error instanceof Error && "code" in error && BROKEN_WIRE.has(error.code);
}

/** Whether an error says that the database is away, rather than that it refused something. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof MongoServerError) return GOING.has(error.code);
  if (error instanceof MongoError) return AWAY.has(error.name);
  return isUnresolved(error) || isBrokenWire(error);
}

/** A `mongodb+srv` name is looked up by Node, before the driver has anything to say. */
function isUnresolved(error: unknown): boolean {
  return error instanceof Error && "syscall" in error && /^query(Srv|Txt)$/.test(String(error.syscall));
}

export function databaseUnavailable(cause?: unknown): AppError {
  return new AppError("unavailable", "The database does not answer", {
    retryAfterSeconds: RETRY_AFTER_SECONDS,
    cause,
  });
}
