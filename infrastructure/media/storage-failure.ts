/**
 * What a bucket refused, in words that may be logged: the client's own error carries addresses, ids of access
 * keys and what was signed, and the keys of the objects are as good as permissions.
 */
export class StorageFailure extends Error {
  override readonly name = "StorageFailure";

  constructor(
    operation: string,
    /** As `AccessDenied`. */
    readonly reason: string,
  ) {
    super(`The bucket refused ${operation}: ${reason}`);
  }
}

const MISSING: ReadonlySet<string> = new Set(["NoSuchKey", "NotFound", "NoSuchUpload"]);

export function storageFailure(operation: string, failure: unknown): StorageFailure {
  const name = failure instanceof Error ? failure.name : "";
  return new StorageFailure(operation, /^\w{1,64}$/.test(name) ? name : "unknown");
}

/** For `catch`: what is not there is no failure. */
export function nullIfMissing(failure: unknown): null {
  if (failure instanceof StorageFailure && MISSING.has(failure.reason)) return null;
  throw failure;
}
