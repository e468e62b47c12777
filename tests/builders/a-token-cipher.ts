import { CompactEncrypt } from "jose";
import type { Secret } from "@/core/domain/secret";
import { type SealContext, TokenCipher, type TokenKey } from "@/infrastructure/security/token-cipher";

/** The same name gives the same key. */
export function aTokenKey(id: string): TokenKey {
  const key = new Uint8Array(32);
  key.set(new TextEncoder().encode(id));
  return { id, key };
}

export function aTokenCipher(...keyIds: readonly string[]): TokenCipher {
  return new TokenCipher((keyIds.length === 0 ? ["k1"] : keyIds).map(aTokenKey));
}

/** As it was sealed before subjects were bound. */
export async function sealedBefore(
  secret: Secret,
  { ownerId, purpose }: Omit<SealContext, "subject">,
  keyId = "k1",
): Promise<string> {
  const { id, key } = aTokenKey(keyId);
  return await new CompactEncrypt(new TextEncoder().encode(secret.reveal()))
    .setProtectedHeader({ alg: "dir", enc: "A256GCM", kid: id, owner: ownerId, purpose })
    .encrypt(key);
}
