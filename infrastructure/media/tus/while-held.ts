import type { UploadLock } from "@/infrastructure/media/tus/upload-lock";

/**
 * The bytes as long as the lock is held. After that it stands still for good, and neither gives a byte nor
 * ends: whatever its reader wrote now could overwrite what another process has received since. Who waits for
 * the reader waits for `lock.lost` beside it.
 */
export async function* whileHeld(
  bytes: AsyncIterable<Uint8Array>,
  lock: Pick<UploadLock, "isLost">,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of bytes) {
      if (lock.isLost()) return;
      yield chunk;
    }
  } finally {
    if (lock.isLost()) await new Promise(() => {});
  }
}
