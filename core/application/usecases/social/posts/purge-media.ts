import { errorFacts } from "@/core/application/error-facts";
import type { Logger } from "@/core/application/interfaces/logger";
import type { MediaStore } from "@/core/application/interfaces/social/media-store";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import type { StoredMedia } from "@/core/domain/marketing/media";
import { mediaFate, ORIGINALS_MS, UNUSED_MS } from "@/core/domain/marketing/media-fate";

/** In one run; what is left waits for the next. Every few minutes that is tens of thousands a day. */
const AT_ONCE = 200;

type Fate = ReturnType<typeof mediaFate>;

interface Untouched {
  readonly files: readonly StoredMedia[];
  /** Since when nobody did: who touches one now saves it. */
  readonly since: Date;
}

/**
 * Uploads that no post shows go after a day, originals 30 days after publishing, avatars a day after the last
 * connection that has them, the files that pictures were made of after the last of these; thumbnails go with what
 * they stand for (contract.md §6). What is still wanted is touched, so that it is looked at again a day later, or
 * 30 days later once its bytes are gone.
 */
export class PurgeMediaUseCase {
  constructor(
    private readonly mediaStore: MediaStore,
    private readonly posts: PostRepository,
    private readonly connections: SocialAuthService,
    private readonly logger: Logger,
  ) {}

  /** Answers how many files lost something. Several may run at once. */
  async execute(now: Date): Promise<number> {
    const [dayAgo, monthAgo] = [ago(now, UNUSED_MS), ago(now, ORIGINALS_MS)];
    const unfinished = await this.mediaStore.deleteUnfinished(dayAgo);
    const full = await this.mediaStore.listUntouched(dayAgo, AT_ONCE);
    const emptied = await this.mediaStore.listEmptied(monthAgo, AT_ONCE);
    // Last, when it is known what has become of the pictures that were made of them.
    const [originals, others] = partition(full);
    const purged =
      (await this.settle({ files: others, since: dayAgo }, now)) +
      (await this.settle({ files: originals, since: dayAgo }, now)) +
      (await this.settle({ files: emptied, since: monthAgo }, now));
    if (unfinished + purged > 0) this.logger.info("media_purged", { unfinished, purged });
    return unfinished + purged;
  }

  private async settle({ files, since }: Untouched, now: Date): Promise<number> {
    if (files.length === 0) return 0;
    const fateOf = await this.judge(files, now);
    const wanted = files.filter((file) => fateOf(file) === "kept");
    await this.mediaStore.touch(
      wanted.map(({ id }) => id),
      now,
    );
    let purged = 0;
    for (const file of files)
      if (fateOf(file) !== "kept" && (await this.purge(file, fateOf(file), since, now))) purged += 1;
    return purged;
  }

  /** Without its bytes already, a file is kept for as long as a post shows it. */
  private async judge(files: readonly StoredMedia[], now: Date): Promise<(file: StoredMedia) => Fate> {
    const ids = files.map(({ id }) => id);
    const originals = files.flatMap(({ id, purpose }) => (purpose === "original" ? [id] : []));
    const [uses, avatars, renditions] = await Promise.all([
      this.posts.usesOf(ids),
      this.connections.avatarsAmong(ids),
      originals.length === 0 ? [] : this.mediaStore.renditionsOf(originals),
    ]);
    const needed = new Set(renditions.map(({ rendition }) => rendition?.originalId));
    return ({ id, purgedAt }) => {
      if (avatars.has(id) || needed.has(id)) return "kept";
      const own = uses.filter(({ mediaId }) => mediaId === id);
      const fate = mediaFate(own, now);
      return fate === "emptied" && purgedAt !== null ? "kept" : fate;
    };
  }

  /** One that cannot be purged does not keep the others. */
  private async purge({ id, type }: StoredMedia, fate: Fate, since: Date, now: Date): Promise<boolean> {
    try {
      return fate === "deleted"
        ? await this.mediaStore.deleteUntouched(id, since)
        : await this.mediaStore.dropBytes(id, since, now);
    } catch (error) {
      this.logger.warn("media_not_purged", { type, fate, ...errorFacts(error) });
      return false;
    }
  }
}

function partition(files: readonly StoredMedia[]): [originals: StoredMedia[], others: StoredMedia[]] {
  const isOriginal = ({ purpose }: StoredMedia): boolean => purpose === "original";
  return [files.filter(isOriginal), files.filter((file) => !isOriginal(file))];
}

function ago(now: Date, ms: number): Date {
  return new Date(now.getTime() - ms);
}
