import type { Clock } from "@/core/application/interfaces/clock";
import {
  bringTokens,
  type Granted,
  type Judged,
  type SocialAuthChanges,
  type SocialAuthService,
} from "@/core/application/interfaces/social/social-auth-service";
import type { SocialPlatform } from "@/core/domain/marketing/platform";
import type { NewSocialAuth, SocialAuth } from "@/core/domain/marketing/social-auth";

const HEX_24 = /^[0-9a-f]{24}$/;

export class MemorySocialAuthService implements SocialAuthService {
  #auths: readonly SocialAuth[] = [];
  #made = 0;
  readonly #refused = new Set<string>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** From now on saving this channel fails, as a database may. */
  refuseChannel(channelId: string): void {
    this.#refused.add(channelId);
  }

  async save(auth: NewSocialAuth): Promise<SocialAuth> {
    if (this.#refused.has(auth.channelId) || !HEX_24.test(auth.userId)) throw new Error("Not saved");
    const before = this.#auths.find((stored) => isSameChannel(stored, auth));
    const now = this.#clock.now();
    const saved: SocialAuth = {
      ...auth,
      id: before?.id ?? this.#nextId(),
      credentialsId: this.#nextId(),
      grantId: this.#nextId(),
      problem: null,
      problemReason: null,
      publishingPausedUntil: before?.publishingPausedUntil ?? null,
      createdAt: before?.createdAt ?? now,
      updatedAt: now,
    };
    this.#auths = before ? this.#auths.map((one) => (one === before ? saved : one)) : [saved, ...this.#auths];
    return saved;
  }

  async saveAll(auths: readonly NewSocialAuth[]): Promise<readonly SocialAuth[]> {
    const before = this.#auths;
    try {
      const saved: SocialAuth[] = [];
      for (const auth of auths) saved.push(await this.save(auth));
      return saved;
    } catch (error) {
      this.#auths = before;
      throw error;
    }
  }

  async update(id: string, changes: SocialAuthChanges, judged?: Judged): Promise<SocialAuth | null> {
    const before = this.#auths.find((stored) => stored.id === id);
    if (before === undefined) return null;
    if (judged !== undefined && judged.credentialsId !== before.credentialsId) return null;
    const named = bringTokens(changes) ? { credentialsId: this.#nextId() } : {};
    const updated: SocialAuth = { ...before, ...changes, ...named, updatedAt: this.#clock.now() };
    this.#auths = this.#auths.map((stored) => (stored === before ? updated : stored));
    return updated;
  }

  async delete(id: string, granted?: Granted): Promise<boolean> {
    const count = this.#auths.length;
    const isMeant = ({ id: storedId, grantId }: SocialAuth) =>
      storedId === id && (granted === undefined || granted.grantId === grantId);
    this.#auths = this.#auths.filter((stored) => !isMeant(stored));
    return this.#auths.length < count;
  }

  async getByUserAndPlatform(userId: string, platform: SocialPlatform): Promise<SocialAuth | null> {
    const [newest] = await this.listByUser(userId, platform);
    return newest ?? null;
  }

  async getByChannel(
    userId: string,
    platform: SocialPlatform,
    channelId: string,
  ): Promise<SocialAuth | null> {
    return this.#auths.find((stored) => isSameChannel(stored, { userId, platform, channelId })) ?? null;
  }

  async listByUser(userId: string, platform: SocialPlatform): Promise<readonly SocialAuth[]> {
    return this.#auths
      .filter((stored) => stored.userId === userId && stored.platform === platform)
      .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  }

  async countByFacebookUser(facebookUserId: string): Promise<number> {
    return this.#auths.filter((stored) => stored.facebookUserId === facebookUserId).length;
  }

  async avatarsAmong(mediaIds: readonly string[]): Promise<ReadonlySet<string>> {
    const shown = new Set(this.#auths.map(({ avatarMediaId }) => avatarMediaId));
    return new Set(mediaIds.filter((id) => shown.has(id)));
  }

  #nextId(): string {
    this.#made += 1;
    return this.#made.toString(16).padStart(24, "0");
  }
}

type ChannelKey = Pick<SocialAuth, "userId" | "platform" | "channelId">;

function isSameChannel(a: ChannelKey, b: ChannelKey): boolean {
  return a.userId === b.userId && a.platform === b.platform && a.channelId === b.channelId;
}
