import { randomBytes } from "node:crypto";

export function createSecrets(keyId: string): {
  ADMIN_SESSION_SECRET: string;
  TOKEN_ENCRYPTION_KEYS: string;
} {
  return {
    ADMIN_SESSION_SECRET: randomBytes(32).toString("base64url"),
    TOKEN_ENCRYPTION_KEYS: `${keyId}:${randomBytes(32).toString("base64")}`,
  };
}
