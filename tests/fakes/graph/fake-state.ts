import { FaultBox } from "./faults";
import { liveMediaOf } from "./instagram-account";
import type { Meta } from "./meta";
import type { FakeComment, FakeMedia } from "./posts";
import type { FakeRequestLogEntry } from "./request-log";
import { createSeedWorld } from "./seed-world";
import type { Switches } from "./switches";
import { appToken } from "./tokens";
import type { World } from "./world";

/** What a test may look at, and the way back to the seed world. */
export class FakeState {
  protected readonly faults = new FaultBox();
  protected readonly entries: FakeRequestLogEntry[] = [];

  constructor(
    protected readonly meta: Meta,
    private readonly initial: Partial<Switches>,
    private readonly clock: { offsetMs: number },
  ) {}

  get log(): readonly FakeRequestLogEntry[] {
    return this.entries;
  }

  /** The seed world again: nobody logged in, nothing posted, no fault armed. */
  reset(): void {
    const { issued } = this.meta.world;
    this.meta.world = createSeedWorld(this.initial);
    this.meta.world.issued.push(...issued);
    this.clock.offsetMs = 0;
    this.entries.length = 0;
    this.faults.clear();
  }

  /** Changes the world directly: add pages and accounts, swap the person. */
  seedWorld(change: (world: World) => void): void {
    change(this.meta.world);
  }

  advance(ms: number): void {
    this.clock.offsetMs += ms;
  }

  /** Newest first: posts and all stories, without carousel items and what was deleted. */
  livePosts(instagramId: string): readonly FakeMedia[] {
    return liveMediaOf(this.meta, instagramId);
  }

  /** Oldest first. */
  commentsOn(mediaId: string): readonly FakeComment[] {
    return this.meta.world.comments.filter((comment) => comment.mediaId === mediaId);
  }

  /** Every token, code and secret ever issued, for leak tests. */
  allTokens(): readonly string[] {
    return [...this.meta.world.issued, this.meta.app.secret, appToken(this.meta)];
  }

  /** The world without anything secret. */
  describeState(): object {
    const { persons, pages, accounts, grants, containers, media, comments, switches, tokens } =
      this.meta.world;
    const content = { persons, pages, accounts, grants, containers, media, comments, switches };
    return { now: this.meta.now(), ...content, tokenCount: tokens.length };
  }
}
