import type { Wire } from "@/app/crm/social/posts/new/media/upload/keep-trying";

/** Who drags along a film means the frame where they stop. */
const PAUSE_MS = 600;

/** Redraws what stands for videos while people look for a frame: the last one chosen of each, one after the other. */
export class CoverFrames {
  readonly #runs = new Map<string, AbortController>();
  #drawing: Promise<void> = Promise.resolve();

  constructor(private readonly wire: Pick<Wire, "pause">) {}

  async follow(key: string, draw: () => Promise<void>): Promise<void> {
    this.drop(key);
    const run = new AbortController();
    this.#runs.set(key, run);
    await this.wire.pause(PAUSE_MS, run.signal);
    if (run.signal.aborted) return;
    this.#drawing = this.#drawing.then(draw);
    await this.#drawing;
  }

  drop(key: string): void {
    this.#runs.get(key)?.abort();
    this.#runs.delete(key);
  }
}
