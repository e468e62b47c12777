import { AccountControls } from "./account-controls";
import type { Fault } from "./faults";
import { DEFAULT_SCOPES, recordConsent } from "./grants";
import type { FakeMedia } from "./posts";
import { DANA } from "./seed-world";
import type { Switches } from "./switches";
import { grantOf, issueUserToken, kill, killEverythingOf } from "./tokens";

export interface Consenting {
  redirectUri?: string;
  scopes?: readonly string[];
  /** Asked for but unticked. */
  declined?: readonly string[];
  /** Ticked pages; all when left out. */
  pageIds?: readonly string[];
}

export interface Quota {
  total?: number;
  /** Posts other apps made. */
  usedElsewhere?: number;
  containersUsedElsewhere?: number;
}

/** What a test may change; nothing here goes through a request. */
export class FakeControls extends AccountControls {
  /** Consent without the page; gives the code of the redirect. */
  issueCode(consenting: Consenting = {}): string {
    const asked = [...(consenting.scopes ?? DEFAULT_SCOPES), ...(consenting.declined ?? [])];
    const declined = consenting.declined ?? [];
    return recordConsent(this.meta, {
      personId: DANA,
      redirectUri: consenting.redirectUri ?? this.meta.redirectUris[0] ?? "",
      asked,
      granted: asked.filter((scope) => !declined.includes(scope)),
      pageIds: consenting.pageIds ?? this.meta.world.pages.map((page) => page.id),
    });
  }

  /** A token of some other app. */
  issueForeignToken(): string {
    const token = issueUserToken(this.meta, DANA, "long");
    token.foreign = true;
    return token.value;
  }

  inject(fault: Fault): void {
    this.faults.arm(fault);
  }

  disarm(name: string): void {
    this.faults.disarm(name);
  }

  isArmed(name: string): boolean {
    return this.faults.isArmed(name);
  }

  clearFaults(): void {
    this.faults.clear();
  }

  setSwitches(switches: Partial<Switches>): void {
    Object.assign(this.meta.world.switches, switches);
  }

  setRipening(ms: number): void {
    this.setSwitches({ ripenMs: ms });
  }

  /** The person's grant becomes exactly these; the rest of what was granted is declined. */
  setScopes(scopes: readonly string[]): void {
    const { permissions } = grantOf(this.meta, DANA);
    for (const item of permissions)
      if (item.permission !== "public_profile")
        item.status = scopes.includes(item.permission) ? "granted" : "declined";
    const known = permissions.map((item) => item.permission);
    for (const permission of scopes)
      if (!known.includes(permission)) permissions.push({ permission, status: "granted" });
  }

  /** All tokens of the person die: 458 app removed, 460 password changed, 463 expired, 467 logged out. */
  killUser(subcode: number): void {
    killEverythingOf(this.meta, DANA, subcode);
  }

  /** The tokens that died so work again. */
  reviveUser(subcode: number): void {
    for (const token of this.meta.world.tokens) if (token.death?.subcode === subcode) delete token.death;
  }

  /** Only this page's tokens die, for example 492: no role on the page any more. */
  killPage(pageId: string, subcode: number): void {
    for (const token of this.meta.world.tokens) if (token.pageId === pageId) kill(token, subcode);
  }

  killToken(value: string, subcode: number): void {
    for (const token of this.meta.world.tokens) if (token.value === value) kill(token, subcode);
  }

  /** The person removes the app in their settings. */
  revoke(): void {
    this.killUser(458);
    this.meta.world.grants = [];
  }

  /** A container (the newest when no id is given) turns out broken. */
  failContainer(subcode: number, containerId?: string): void {
    const { containers } = this.meta.world;
    const container = containerId ? containers.find((item) => item.id === containerId) : containers.at(-1);
    if (!container) throw new Error("There is no such container");
    container.errorSubcode = subcode;
    delete container.errorAt;
  }

  /** This container ripens at this time, whatever the switches say; a broken one fails then. */
  setContainerReady(containerId: string, at: number): void {
    const container = this.meta.world.containers.find((item) => item.id === containerId);
    if (!container) throw new Error("There is no such container");
    container.readyAt = at;
    if (container.errorAt !== undefined) container.errorAt = at;
  }

  setQuota(instagramId: string, quota: Quota): void {
    for (const account of this.meta.world.accounts.filter((item) => item.id === instagramId)) {
      account.quotaTotal = quota.total ?? account.quotaTotal;
      account.quotaUsedElsewhere = quota.usedElsewhere ?? account.quotaUsedElsewhere;
      account.containersUsedElsewhere = quota.containersUsedElsewhere ?? account.containersUsedElsewhere ?? 0;
    }
  }

  /** Somebody deletes the post in the Instagram app. */
  deleteInApp(mediaId: string): void {
    this.#post(mediaId).deletedAt = this.meta.now();
  }

  /** Under 5 a story has no insights. */
  setStoryViewers(mediaId: string, viewers: number): void {
    this.#post(mediaId).viewers = viewers;
  }

  /** The account became a professional one only after this post: 100/2108006. */
  setOlderThanConversion(mediaId: string, isOlder = true): void {
    this.#post(mediaId).isOlderThanConversion = isOlder;
  }

  /** `null` makes a metric unknown; `likes` and `comments` also set the fields of the post. */
  setInsights(mediaId: string, numbers: Readonly<Record<string, number | null>>): void {
    const media = this.#post(mediaId);
    for (const [metric, value] of Object.entries(numbers)) {
      if (value === null) delete media.insights[metric];
      else media.insights[metric] = value;
    }
    if (numbers.likes !== undefined) setLikes(media, numbers.likes);
    if (typeof numbers.comments === "number") media.commentsCount = numbers.comments;
  }

  #post(mediaId: string): FakeMedia {
    const media = this.meta.world.media.find((item) => item.id === mediaId);
    if (!media) throw new Error("There is no such post");
    return media;
  }
}

function setLikes(media: FakeMedia, likes: number | null): void {
  if (likes === null) delete media.likeCount;
  else media.likeCount = likes;
}
