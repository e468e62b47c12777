import type { Logger } from "@/core/application/interfaces/logger";
import type { OnUnreadable } from "@/infrastructure/repositories/social/unreadable";

/** Lists are read every few seconds: each document is told of once in this time by each process. */
const AGAIN_MS = 60 * 60 * 1000;
const MOST_REMEMBERED = 1_000;
/** What identifies a file is as good as a permission to read it, and an upload's id becomes one. */
const SECRET_IDS: ReadonlySet<string> = new Set(["social_media_files", "social_uploads"]);
const SHOWN_OF_SECRET_IDS = 8;

/** Logs which documents cannot be read, and how many this process has met. */
export function unreadableReports(logger: Logger, now: () => number = Date.now): OnUnreadable {
  const toldAt = new Map<string, number>();
  let count = 0;
  return ({ collection, id, fields }) => {
    const key = `${collection} ${id}`;
    const before = toldAt.get(key);
    if (before !== undefined && now() - before < AGAIN_MS) return;
    if (before === undefined) count += 1;
    if (toldAt.size >= MOST_REMEMBERED) toldAt.clear();
    toldAt.set(key, now());
    const shown = SECRET_IDS.has(collection) ? `${id.slice(0, SHOWN_OF_SECRET_IDS)}…` : id;
    logger.error("document_unreadable", { collection, id: shown, fields: fields.join(","), count });
  };
}
