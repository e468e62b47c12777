import { lstat, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { errorFacts } from "@/core/application/error-facts";
import type { Logger } from "@/core/application/interfaces/logger";
import { FOLDER_PREFIX, type FolderOwner, OWN_FOLDERS } from "@/infrastructure/media/temporary-folder";

/** No upload takes that long: 300 MB at the slowest that is waited for take 40 minutes. */
const OLD_MS = 24 * 60 * 60 * 1000;
const NAME = new RegExp(`^${FOLDER_PREFIX}([0-9a-f]{8})-(\\d+)-([0-9a-f]{8})-\\w+$`);

export interface Sweep {
  readonly folder: string;
  readonly own: FolderOwner;
  readonly isRunning: (pid: number) => boolean;
  readonly now: () => number;
}

const HERE: Sweep = { folder: tmpdir(), own: OWN_FOLDERS, isRunning, now: Date.now };

/**
 * Removes what processes that were killed left in the temporary folder. Only folders of this program's and of this
 * user's; of those only what a process of this machine left that does not run any more, or what nobody has touched
 * for a day: other machines and containers may share the folder. Answers how many.
 */
export async function sweepTemporaryFolders(logger: Logger, sweep: Sweep = HERE): Promise<number> {
  const names = await readdir(sweep.folder).catch(() => []);
  let swept = 0;
  for (const name of names.filter((one) => one.startsWith(FOLDER_PREFIX))) {
    const isGone = await sweepOne(name, sweep).catch((error: unknown) => {
      logger.warn("folder_not_swept", errorFacts(error));
      return false;
    });
    if (isGone) swept += 1;
  }
  if (swept > 0) logger.info("folders_swept", { swept });
  return swept;
}

async function sweepOne(name: string, sweep: Sweep): Promise<boolean> {
  const path = join(sweep.folder, name);
  const stats = await lstat(path);
  const isOurs = stats.isDirectory() && stats.uid === (process.getuid?.() ?? stats.uid);
  if (!isOurs || !(isLeftBehind(name, sweep) || (await isOld(path, sweep)))) return false;
  await rm(path, { recursive: true, force: true });
  return true;
}

function isLeftBehind(name: string, { own, isRunning }: Sweep): boolean {
  const [, machine, pid, run] = NAME.exec(name) ?? [];
  if (machine !== own.machine) return false;
  return Number(pid) === own.pid ? run !== own.run : !isRunning(Number(pid));
}

/** By what was written last in it: a folder's own time stands still while its file grows. */
async function isOld(path: string, { now }: Sweep): Promise<boolean> {
  const files = (await readdir(path)).map((file) => join(path, file));
  const times = await Promise.all([path, ...files].map(async (one) => (await lstat(one)).mtimeMs));
  return now() - Math.max(...times) > OLD_MS;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process runs, too.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
