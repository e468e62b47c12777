import type { ObjectId } from "mongodb";
import type { SocialPlatform } from "@/core/domain/marketing/platform";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";
import type { Secret } from "@/core/domain/secret";
import type { SealContext, SealPurpose, TokenCipher } from "@/infrastructure/security/token-cipher";

/** Which connection a document is. */
export interface ConnectionRow {
  readonly userId: ObjectId;
  readonly platform: SocialPlatform;
  readonly channelId: string;
}

interface SealedTokens {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly userAccessToken: string | null;
}

/** Which credentials a document holds, and of which all tokens are known to be bound. */
interface BoundMark {
  readonly credentialsId?: string | undefined;
  readonly tokensBound?: string | undefined;
}

type OpenTokens = Pick<SocialAuth, "accessToken" | "refreshToken" | "userAccessToken">;

/** Stands for the name of credentials that have none. */
const UNNAMED = "unnamed";

/** Seals and opens the tokens of one connection, each for its own field. */
export class TokenFields {
  readonly #cipher: TokenCipher;
  readonly #row: ConnectionRow;

  constructor(cipher: TokenCipher, row: ConnectionRow) {
    this.#cipher = cipher;
    this.#row = row;
  }

  seal(token: Secret, purpose: SealPurpose): Promise<string> {
    return this.#cipher.seal(token, this.#context(purpose));
  }

  async sealOptional(token: Secret | null, purpose: SealPurpose): Promise<string | null> {
    return token === null ? null : this.seal(token, purpose);
  }

  /** Each is null where it cannot be opened. */
  async open(sealed: SealedTokens, acceptUnbound: boolean): Promise<OpenTokens> {
    const openOne = async (text: string | null, purpose: SealPurpose) =>
      text === null ? null : this.#cipher.open(text, this.#context(purpose), { acceptUnbound });
    return {
      accessToken: await openOne(sealed.accessToken, "access_token"),
      refreshToken: await openOne(sealed.refreshToken, "refresh_token"),
      userAccessToken: await openOne(sealed.userAccessToken, "user_access_token"),
    };
  }

  #context(purpose: SealPurpose): SealContext {
    const { userId, platform, channelId } = this.#row;
    return { ownerId: userId.toHexString(), purpose, subject: `${platform}:${channelId}` };
  }
}

/** Names the credentials of which every token is bound to this connection. */
export function boundMark(credentialsId: string | undefined): string {
  return credentialsId ?? UNNAMED;
}

/**
 * Whether every token of the document is known to be bound to its connection. A process of an older version
 * writes tokens under a new name and leaves the mark: it then speaks of others.
 */
export function isBound({ tokensBound, credentialsId }: BoundMark): boolean {
  return tokensBound === boundMark(credentialsId);
}

/** What binds the document's tokens to it for good, or null where one of them cannot be opened. */
export async function rebound(
  document: ConnectionRow & SealedTokens & BoundMark,
  cipher: TokenCipher,
): Promise<(SealedTokens & { readonly tokensBound: string }) | null> {
  const fields = new TokenFields(cipher, document);
  const { accessToken, refreshToken, userAccessToken } = await fields.open(document, true);
  const isLost =
    accessToken === null ||
    (document.refreshToken !== null && refreshToken === null) ||
    (document.userAccessToken !== null && userAccessToken === null);
  if (isLost) return null;
  return {
    accessToken: await fields.seal(accessToken, "access_token"),
    refreshToken: await fields.sealOptional(refreshToken, "refresh_token"),
    userAccessToken: await fields.sealOptional(userAccessToken, "user_access_token"),
    tokensBound: boundMark(document.credentialsId),
  };
}
