import { CompactEncrypt, compactDecrypt, errors } from "jose";
import { Secret } from "@/core/domain/secret";

export interface TokenKey {
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

export type SealPurpose = "access_token" | "refresh_token" | "user_access_token" | "pending_connection";

/** What a sealed text is bound to: elsewhere it does not open. */
export interface SealContext {
  readonly ownerId: string;
  readonly purpose: SealPurpose;
  /** What it belongs to: the channel of a connection, the row of a pending choice. */
  readonly subject: string;
}

export interface OpenOptions {
  /** Also opens what was sealed before there were subjects; never what names another one. */
  readonly acceptUnbound: boolean;
}

/** Plain data only: a `Secret` does not fit in, so each must be mapped by hand. */
export type SealableJson =
  | string
  | number
  | boolean
  | null
  | readonly SealableJson[]
  | { readonly [key: string]: SealableJson };

const STRICTLY: OpenOptions = { acceptUnbound: false };
const ALGORITHM = "dir";
const ENCRYPTION = "A256GCM";

/**
 * Seals tokens as compact JWE. The first key encrypts, all of them decrypt, so a key is rotated by putting
 * a new one in front. Owner, purpose and subject stand in the authenticated header: a sealed text that was
 * copied to another document, or to another field, does not open.
 */
export class TokenCipher {
  readonly #keys: ReadonlyMap<string, Uint8Array>;
  readonly #newest: TokenKey;

  constructor(keys: readonly TokenKey[]) {
    const [newest] = keys;
    if (newest === undefined) throw new Error("The token cipher needs at least one key");
    this.#newest = newest;
    this.#keys = new Map(keys.map(({ id, key }) => [id, key]));
  }

  seal(secret: Secret, context: SealContext): Promise<string> {
    return this.#encrypt(secret.reveal(), context);
  }

  /** Null when the key is lost, or the text was tampered with or sealed for another owner, purpose or subject. */
  async open(sealed: string, context: SealContext, options = STRICTLY): Promise<Secret | null> {
    const text = await this.#decrypt(sealed, context, options);
    return text === null ? null : new Secret(text);
  }

  sealJson(value: SealableJson, context: SealContext): Promise<string> {
    return this.#encrypt(JSON.stringify(value), context);
  }

  /** As `open`; the caller parses what comes out. */
  async openJson(sealed: string, context: SealContext, options = STRICTLY): Promise<unknown> {
    const text = await this.#decrypt(sealed, context, options);
    return text === null ? null : JSON.parse(text);
  }

  #encrypt(text: string, { ownerId, purpose, subject }: SealContext): Promise<string> {
    const bound = { owner: ownerId, purpose, subject };
    return new CompactEncrypt(new TextEncoder().encode(text))
      .setProtectedHeader({ alg: ALGORITHM, enc: ENCRYPTION, kid: this.#newest.id, ...bound })
      .encrypt(this.#newest.key);
  }

  async #decrypt(
    sealed: string,
    { ownerId, purpose, subject }: SealContext,
    { acceptUnbound }: OpenOptions,
  ): Promise<string | null> {
    const opened = await compactDecrypt(sealed, ({ kid }) => this.#keyNamed(kid), {
      keyManagementAlgorithms: [ALGORITHM],
      contentEncryptionAlgorithms: [ENCRYPTION],
    }).catch(nullWhenSealed);
    if (opened === null) return null;
    const { protectedHeader, plaintext } = opened;
    const isSubject =
      protectedHeader.subject === undefined ? acceptUnbound : protectedHeader.subject === subject;
    const isHere = protectedHeader.owner === ownerId && protectedHeader.purpose === purpose && isSubject;
    return isHere ? new TextDecoder().decode(plaintext) : null;
  }

  #keyNamed(kid: string | undefined): Uint8Array {
    const key = kid === undefined ? undefined : this.#keys.get(kid);
    if (key === undefined) throw new errors.JWEDecryptionFailed();
    return key;
  }
}

function nullWhenSealed(error: unknown): null {
  if (error instanceof errors.JOSEError) return null;
  throw error;
}
