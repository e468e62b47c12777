import type {
  Transport,
  UploadOutcome,
  UploadWatch,
} from "@/app/crm/social/posts/new/media/upload/transport";

export interface Wire {
  readonly isOnline: () => boolean;
  /** Also ends when the signal does. */
  readonly untilOnline: (signal: AbortSignal) => Promise<void>;
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** About twenty seconds, in which a lift or a tunnel ends and a server restarts. */
export const DELAYS_MS = [1_000, 3_000, 6_000, 10_000];

/**
 * Tries until it is through, refused, or has failed once more than there are delays without a byte more at the
 * server; being offline does not count. Answers null once the signal is aborted.
 */
export async function keepTrying(
  transport: Transport,
  watch: UploadWatch & { readonly onOffline: () => void; readonly onOnline: () => void },
  wire: Wire,
): Promise<UploadOutcome | null> {
  const { signal } = watch;
  let kept = 0;
  for (let failed = 0; ; ) {
    const outcome = await transport.attempt(watch);
    if (signal.aborted) return null;
    if (outcome.ok || outcome.failure.kind !== "passing") return outcome;
    if (transport.kept > kept) failed = 0;
    kept = transport.kept;
    if (!wire.isOnline()) {
      watch.onOffline();
      await wire.untilOnline(signal);
      watch.onOnline();
    } else {
      const delay = DELAYS_MS[failed];
      if (delay === undefined) return outcome;
      failed += 1;
      await wire.pause(delay, signal);
    }
    if (signal.aborted) return null;
  }
}
