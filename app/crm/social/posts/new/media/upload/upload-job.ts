import type { UploadedMedia, UploadState } from "@/app/crm/social/posts/new/media/draft-item";
import { keepTrying, type Wire } from "@/app/crm/social/posts/new/media/upload/keep-trying";
import type {
  Transport,
  UploadFailure,
  UploadOutcome,
} from "@/app/crm/social/posts/new/media/upload/transport";

const OFFLINE = "You are offline. The upload goes on by itself once there is a connection.";

export interface JobParts {
  readonly wire: Wire;
  readonly takeTurn: (work: () => Promise<void>) => Promise<void>;
  readonly tell: (upload: UploadState) => void;
  /** Goes on within the same turn. */
  readonly onReady?: (media: UploadedMedia) => Promise<void>;
}

/** One file's way to the server, through every interruption. */
export class UploadJob {
  #run = new AbortController();
  #percent = 0;

  constructor(
    private readonly transport: Transport,
    private readonly parts: JobParts,
  ) {}

  /** Also from an interruption on; what runs already makes way. */
  start(afterMs = 0): void {
    this.#run.abort();
    this.#run = new AbortController();
    void this.#go(this.#run.signal, afterMs);
  }

  /** Here and at the server; nothing is told from now on. */
  cancel(): void {
    this.#run.abort();
    this.transport.discard();
  }

  async #go(signal: AbortSignal, afterMs: number): Promise<void> {
    const { wire, takeTurn, tell, onReady } = this.parts;
    this.#tellPercent(this.#percent);
    if (afterMs > 0) await wire.pause(afterMs, signal);
    await takeTurn(async () => {
      if (signal.aborted) return;
      const outcome = await keepTrying(this.transport, this.#watch(signal), wire);
      if (outcome === null) return;
      tell(this.#stateOf(outcome));
      if (outcome.ok) await onReady?.(outcome.media);
    });
  }

  #watch(signal: AbortSignal) {
    return {
      signal,
      onPercent: (exact: number) => {
        const percent = Math.floor(exact);
        if (!signal.aborted && percent !== this.#percent) this.#tellPercent(percent);
      },
      onOffline: () => this.parts.tell({ state: "interrupted", percent: this.#percent, reason: OFFLINE }),
      onOnline: () => !signal.aborted && this.#tellPercent(this.#percent),
    };
  }

  #tellPercent(percent: number): void {
    this.#percent = percent;
    this.parts.tell({ state: "uploading", percent });
  }

  #stateOf(outcome: UploadOutcome): UploadState {
    return outcome.ok ? { state: "ready", media: outcome.media } : this.#stopped(outcome.failure);
  }

  #stopped({ kind, reason, retryable }: UploadFailure): UploadState {
    return kind === "refused"
      ? { state: "failed", reason, retryable }
      : { state: "interrupted", percent: this.#percent, reason };
  }
}
