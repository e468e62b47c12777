import { createHash } from "node:crypto";
import { ObjectId } from "mongodb";
import { AppError } from "@/core/domain/errors";

const HEX_24 = /^[0-9a-f]{24}$/i;

/** Null when malformed, so that a lookup finds nothing. */
export function parseObjectId(id: string): ObjectId | null {
  return HEX_24.test(id) ? new ObjectId(id) : null;
}

/** For ids that our own session vouches for. @throws AppError `internal` when malformed. */
export function requireObjectId(id: string): ObjectId {
  const parsed = parseObjectId(id);
  if (parsed === null) throw new AppError("internal", "An id to be stored is not 24 hex digits");
  return parsed;
}

/** What is stored instead of a bearer value: whoever reads the database cannot use it. */
export function hashOf(value: string): string {
  return createHash("sha256").update(value).digest("hex");
}
