import { MongoClient } from "mongodb";
import { z } from "zod/v4";

const EXAMPLE = "for example mongodb://db.example.com:27017";
const HOST = /^[\w.-]+$/;

/**
 * Judged by the driver itself, which connects to nothing here: it would throw at the first question otherwise, and
 * its sentences quote what was written, a password in the wrong place too.
 */
function isUnderstood(uri: string): boolean {
  try {
    const { hosts } = new MongoClient(uri).options;
    return hosts.every(({ host, socketPath }) => socketPath !== undefined || isHost(host ?? ""));
  } catch {
    return false;
  }
}

/** The driver asks the resolver for anything. */
function isHost(host: string): boolean {
  return HOST.test(host) || host.includes(":");
}

export const mongodbUri = z
  .string(`is needed in production, ${EXAMPLE}`)
  .regex(/^mongodb(\+srv)?:\/\//, {
    message: `must start with mongodb:// or mongodb+srv://, ${EXAMPLE}`,
    abort: true,
  })
  .refine(
    isUnderstood,
    `must be an address of MongoDB that its driver understands, ${EXAMPLE}; in a user's name or password write : / ? # [ ] @ % as %3A %2F %3F %23 %5B %5D %40 %25`,
  );
