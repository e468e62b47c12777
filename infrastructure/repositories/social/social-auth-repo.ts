import { type Collection, type Db, type Filter, ObjectId } from "mongodb";
import type { Clock } from "@/core/application/interfaces/clock";
import type {
  Granted,
  Judged,
  SocialAuthChanges,
  SocialAuthService,
} from "@/core/application/interfaces/social/social-auth-service";
import { AppError } from "@/core/domain/errors";
import type { SocialPlatform } from "@/core/domain/marketing/platform";
import type { NewSocialAuth, SocialAuth } from "@/core/domain/marketing/social-auth";
import { socialAuths } from "@/infrastructure/database/mongo";
import { parseObjectId } from "@/infrastructure/repositories/social/object-id";
import { isBound, rebound } from "@/infrastructure/repositories/social/sealed-tokens";
import { repeatOnDuplicate, settleWrite } from "@/infrastructure/repositories/social/settle-write";
import {
  grantedAs,
  holding,
  type SavedFields,
  type SocialAuthDocument,
  socialAuthDocument,
  toChangedFields,
  toSavedFields,
  toSocialAuth,
} from "@/infrastructure/repositories/social/social-auth-document";
import {
  named,
  unreadableAuth,
  withoutUnreadable,
} from "@/infrastructure/repositories/social/social-auth-unreadable";
import { DocumentReader, type OnUnreadable } from "@/infrastructure/repositories/social/unreadable";
import type { TokenCipher } from "@/infrastructure/security/token-cipher";

const ROW = { userId: 1, platform: 1, channelId: 1 } as const;
const NEWEST_FIRST = { createdAt: -1, _id: -1 } as const;

export class SocialAuthRepository implements SocialAuthService {
  readonly #auths: Collection<SocialAuthDocument>;
  readonly #cipher: TokenCipher;
  readonly #clock: Clock;
  readonly #reader: DocumentReader<typeof socialAuthDocument>;

  constructor(db: Db, cipher: TokenCipher, clock: Clock, onUnreadable?: OnUnreadable) {
    this.#auths = socialAuths(db);
    this.#reader = new DocumentReader(this.#auths.collectionName, socialAuthDocument, onUnreadable);
    this.#cipher = cipher;
    this.#clock = clock;
  }

  async save(auth: NewSocialAuth): Promise<SocialAuth> {
    return await this.#openWritten(await this.#write(await toSavedFields(auth, this.#cipher)));
  }

  async saveAll(auths: readonly NewSocialAuth[]): Promise<readonly SocialAuth[]> {
    const fields = await Promise.all(auths.map((auth) => toSavedFields(auth, this.#cipher)));
    const written = await this.#writeInTurn(fields);
    return Promise.all(written.map((document) => this.#openWritten(document)));
  }

  async update(id: string, changes: SocialAuthChanges, judged?: Judged): Promise<SocialAuth | null> {
    const _id = parseObjectId(id);
    const row = _id && (await this.#auths.findOne({ _id }, { projection: ROW }));
    if (!row) return null;
    const writeId = new ObjectId();
    const fields = await toChangedFields(changes, row, this.#cipher);
    const update = { $set: { ...fields, updatedAt: this.#clock.now(), writeId }, $inc: { version: 1 } };
    const updated = await settleWrite(
      () => this.#auths.findOneAndUpdate({ _id, ...holding(judged) }, update, { returnDocument: "after" }),
      () => this.#auths.findOne({ _id, writeId }),
    );
    return updated === null ? null : this.#openWritten(updated);
  }

  async delete(id: string, granted?: Granted): Promise<boolean> {
    const _id = parseObjectId(id);
    if (_id === null) return false;
    const deleted = await settleWrite(
      async () => (await this.#auths.deleteOne({ _id, ...grantedAs(granted) })).deletedCount === 1,
      // Gone after a lost answer: it was there a moment ago, so this call may take the credit.
      async () => (await this.#auths.findOne({ _id })) === null || null,
    );
    return deleted === true;
  }

  async getByUserAndPlatform(userId: string, platform: SocialPlatform): Promise<SocialAuth | null> {
    const found = await this.#find(userId, { platform }, 0);
    return found.find(({ problemReason }) => problemReason !== "connection_unreadable") ?? found[0] ?? null;
  }

  async getByChannel(
    userId: string,
    platform: SocialPlatform,
    channelId: string,
  ): Promise<SocialAuth | null> {
    const [found] = await this.#find(userId, { platform, ...named(channelId) }, 1);
    return found ?? null;
  }

  listByUser(userId: string, platform: SocialPlatform): Promise<readonly SocialAuth[]> {
    return this.#find(userId, { platform }, 0);
  }

  countByFacebookUser(facebookUserId: string): Promise<number> {
    return this.#auths.countDocuments({ facebookUserId });
  }

  async avatarsAmong(mediaIds: readonly string[]): Promise<ReadonlySet<string>> {
    const among = { avatarMediaId: { $in: [...mediaIds] } };
    return new Set((await this.#auths.distinct("avatarMediaId", among)).map(String));
  }

  async #find(userId: string, filter: Filter<SocialAuthDocument>, limit: number): Promise<SocialAuth[]> {
    const owner = parseObjectId(userId);
    if (owner === null) return [];
    const found = await this.#auths
      .find({ ...filter, userId: owner })
      .sort(NEWEST_FIRST)
      .limit(limit)
      .toArray();
    const opened = await Promise.all(found.map((document) => this.#open(document)));
    return opened.filter((auth) => auth !== null);
  }

  async #write(fields: SavedFields): Promise<SocialAuthDocument> {
    const { userId, platform, channelId, ...rest } = fields;
    const key = { userId, platform, channelId };
    await this.#mend(key);
    const now = this.#clock.now();
    const writeId = new ObjectId();
    const update = {
      $set: { ...rest, updatedAt: now, writeId },
      $setOnInsert: { createdAt: now },
      $inc: { version: 1 },
    };
    const written = await settleWrite(
      () =>
        repeatOnDuplicate(() =>
          this.#auths.findOneAndUpdate(key, update, { upsert: true, returnDocument: "after" }),
        ),
      () => this.#auths.findOne({ ...key, writeId }),
    );
    if (written === null) throw new AppError("internal", "A connection was not written");
    return written;
  }

  /** One after the other; each puts its own document back when one after it fails. */
  async #writeInTurn([first, ...rest]: readonly SavedFields[]): Promise<readonly SocialAuthDocument[]> {
    if (first === undefined) return [];
    const { userId, platform, channelId } = first;
    const before = await this.#auths.findOne({ userId, platform, channelId });
    const after = await this.#write(first);
    const others = await this.#writeInTurn(rest).catch(async (error: unknown) => {
      await this.#putBack(before, after);
      throw error;
    });
    return [after, ...others];
  }

  async #putBack(before: SocialAuthDocument | null, after: SocialAuthDocument): Promise<void> {
    const { _id, version } = after;
    if (before === null) await this.#auths.deleteOne({ _id, version });
    else await this.#auths.replaceOne({ _id, version }, { ...before, version: version + 1 });
  }

  /** What cannot be read is not built upon: saving replaces it. */
  async #mend(key: Pick<SocialAuthDocument, "userId" | "platform" | "channelId">): Promise<void> {
    const found = await this.#auths.findOne(key);
    if (found === null || this.#reader.read(found) !== null) return;
    const mended = withoutUnreadable(found);
    const { _id, version, writeId } = found;
    // Only if nobody wrote since: what another process has stored meanwhile can be read.
    if (mended !== null) await this.#auths.replaceOne({ _id, version, writeId }, mended);
  }

  /** One that cannot be read is a connection nobody can use, with all that can be read of it. */
  async #open(found: SocialAuthDocument): Promise<SocialAuth | null> {
    const document = this.#reader.read(found);
    if (document === null) return unreadableAuth(found);
    const auth = await toSocialAuth(document, this.#cipher);
    // Reading is not hindered by it: what could not be written now is bound at the next read.
    if (!isBound(document)) await this.#bind(document).catch(() => undefined);
    return auth;
  }

  async #openWritten(found: SocialAuthDocument): Promise<SocialAuth> {
    return await toSocialAuth(socialAuthDocument.parse(found), this.#cipher);
  }

  /** Only if nobody wrote since: what was read is what is sealed anew. */
  async #bind(document: SocialAuthDocument): Promise<void> {
    const { _id, version } = document;
    const fields = await rebound(document, this.#cipher);
    if (fields === null) return;
    await this.#auths.updateOne({ _id, version }, { $set: fields, $inc: { version: 1 } });
  }
}
