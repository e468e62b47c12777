import {
  MongoError,
  MongoNetworkError,
  MongoOperationTimeoutError,
  MongoServerError,
  MongoServerSelectionError,
  MongoWriteConcernError,
} from "mongodb";
import { isBrokenWire } from "@/infrastructure/database/database-away";

const ROUNDS = 3;
const DUPLICATE_KEY = 11_000;

type Attempt<T> = { readonly value: T | null } | { readonly lost: unknown };

/**
 * Carries out a compare-and-set whose answer may get lost. After a network error nobody knows whether it
 * arrived, so `find` looks for the mark that `write` leaves before anything is sent again. At most
 * `ROUNDS` repeats, then the network error is thrown.
 */
export async function settleWrite<T>(
  write: () => Promise<T | null>,
  find: () => Promise<T | null>,
): Promise<T | null> {
  let attempt = await attemptOf(write);
  if ("value" in attempt) return attempt.value;
  for (let round = 0; round < ROUNDS; round++) {
    const found = await attemptOf(find);
    if ("value" in found && found.value !== null) return found.value;
    attempt = "value" in found ? await attemptOf(write) : found;
    if ("value" in attempt && "value" in found) {
      // The first send may have arrived between the look and the repeat.
      return attempt.value ?? (await find());
    }
  }
  throw "lost" in attempt ? attempt.lost : new Error("A write could not be settled");
}

function attemptOf<T>(call: () => Promise<T | null>): Promise<Attempt<T>> {
  return call().then(
    (value) => ({ value }),
    (error: unknown) => {
      if (!isAnswerLost(error)) throw error;
      return { lost: error };
    },
  );
}

/** True when the error leaves open whether the server did what it was asked. */
export function isAnswerLost(error: unknown): boolean {
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    error instanceof MongoOperationTimeoutError ||
    error instanceof MongoWriteConcernError ||
    (error instanceof MongoError && error.hasErrorLabel("RetryableWriteError")) ||
    isBrokenWire(error)
  );
}

export function isDuplicateKey(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === DUPLICATE_KEY;
}

/** Two upserts may race to insert the same key; the one that lost finds the document when it tries again. */
export function repeatOnDuplicate<T>(upsert: () => Promise<T>): Promise<T> {
  return upsert().catch((error: unknown) => {
    if (!isDuplicateKey(error)) throw error;
    return upsert();
  });
}

/** For an insert under `settleWrite`: "it is there already" is an answer, not a failure. */
export function nullOnDuplicate(error: unknown): null {
  if (isDuplicateKey(error)) return null;
  throw error;
}
