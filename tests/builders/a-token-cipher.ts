import { TokenCipher, type TokenKey } from "@/infrastructure/security/token-cipher";

/** The same name gives the same key. */
export function aTokenKey(id: string): TokenKey {
  const key = new Uint8Array(32);
  key.set(new TextEncoder().encode(id));
  return { id, key };
}

export function aTokenCipher(...keyIds: readonly string[]): TokenCipher {
  return new TokenCipher((keyIds.length === 0 ? ["k1"] : keyIds).map(aTokenKey));
}
