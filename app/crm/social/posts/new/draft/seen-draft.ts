import type { ComposerDraft } from "@/app/crm/social/posts/new/draft/composer-draft";
import type { KeptDraft } from "@/app/crm/social/posts/new/draft/draft-keeper";
import { LocalCopies, type LocalCopy } from "@/app/crm/social/posts/new/draft/local-copy";

/** A form with the revision that the server answered it with. */
export interface SeenCopy {
  readonly revision: number;
  readonly draft: ComposerDraft;
}

/** One is enough: a tab writes one draft at a time. */
const ONLY_ID = "seen";

/**
 * The last save of which this tab heard, for as long as the tab lives. A reload may read the draft before a save that
 * the old page then hears of: the new page knows by this that it shows less than the tab has seen.
 */
export class SeenDraft {
  private readonly copies: LocalCopies;

  constructor(actorId: string, storage: () => Storage = () => window.sessionStorage) {
    this.copies = new LocalCopies(actorId, storage);
  }

  keep({ id, revision }: KeptDraft, draft: ComposerDraft, now: number): void {
    this.copies.save({ id: ONLY_ID, postId: id, revision, draft, unanswered: [], savedAt: now });
  }

  /** Null unless this tab has seen more of the draft than the page was sent. */
  newerThan(page: Pick<KeptDraft, "id" | "revision">, now: number): SeenCopy | null {
    return (
      this.copies
        .list(now)
        .flatMap((copy) => seenOf(copy, page.id))
        .find(({ revision }) => revision > page.revision) ?? null
    );
  }
}

function seenOf({ postId, revision, draft }: LocalCopy, id: string): SeenCopy[] {
  return postId === id && revision !== null ? [{ revision, draft }] : [];
}
