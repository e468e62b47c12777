import type { Clock } from "@/core/application/interfaces/clock";
import type { StorageUse } from "@/core/application/interfaces/social/storage-use";
import { AppError } from "@/core/domain/errors";

const UNITS = ["bytes", "KB", "MB", "GB", "TB"];

/** How much an owner may keep here (contract.md §2, `MEDIA_QUOTA_PER_OWNER`). */
export class StorageRoom {
  constructor(
    private readonly use: StorageUse,
    private readonly quotaBytes: number,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `storage_exhausted` with what is used, what is allowed, and what frees some */
  async assertRoomFor(ownerId: string, bytes: number): Promise<void> {
    const used = await this.use(ownerId, this.clock.now());
    if (used + bytes > this.quotaBytes) throw this.exhausted(used, bytes);
  }

  /**
   * Several may be found room for at the same time: so it is asked again once this one is counted, and whoever then
   * finds too much gives its own back. Never more than the quota is kept; at the very edge both may be refused.
   */
  async keep<Kept>(
    { ownerId, bytes }: { readonly ownerId: string; readonly bytes: number },
    store: () => Promise<Kept>,
    giveBack: (kept: Kept) => Promise<unknown>,
  ): Promise<Kept> {
    await this.assertRoomFor(ownerId, bytes);
    const kept = await store();
    try {
      await this.assertRoomFor(ownerId, 0);
    } catch (full) {
      await giveBack(kept);
      throw full;
    }
    return kept;
  }

  private exhausted(used: number, bytes: number): AppError {
    const needed = bytes > 0 ? `, and this file needs ${inUnits(bytes)}` : "";
    const message = `Your files take ${inUnits(used)} of ${inUnits(this.quotaBytes)}${needed}. Delete drafts and posts that you do not need: their files go a day later. Uploads that no post shows go after a day, originals 30 days after publishing.`;
    const issues = [{ path: "file", rule: "storage_quota", message, limit: this.quotaBytes }];
    return new AppError("storage_exhausted", "The owner's storage is full", { issues });
  }
}

/** Each unit is 1024 of the one before, as in the setting. */
function inUnits(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  return `${Math.round((bytes / 1024 ** power) * 10) / 10} ${UNITS[power]}`;
}
