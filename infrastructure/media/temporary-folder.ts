import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";

/** What all folders of this program begin with. */
export const FOLDER_PREFIX = "crm-upload-";

/** Whose folder it is, as far as its name tells: process ids mean something on one machine (or in one container) only. */
export interface FolderOwner {
  readonly machine: string;
  readonly pid: number;
  /** Of one run: the next process, a container's first one always, may have the same id. */
  readonly run: string;
}

export const OWN_FOLDERS: FolderOwner = {
  machine: createHash("sha256").update(hostname()).digest("hex").slice(0, 8),
  pid: process.pid,
  run: randomBytes(4).toString("hex"),
};

export function prefixOf({ machine, pid, run }: FolderOwner): string {
  return `${FOLDER_PREFIX}${machine}-${pid}-${run}-`;
}

/** Lends a fresh folder to `use` and removes it, with all that is in it, whatever happens. */
export async function withTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), prefixOf(OWN_FOLDERS)));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
