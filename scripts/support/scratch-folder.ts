import { rmSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";

export interface ScratchFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** A folder of this process, that goes with it at the latest: vitest leaves no time to tidy up when it is stopped. */
export async function scratchFolder(parent: string, name: string): Promise<ScratchFolder> {
  await mkdir(parent, { recursive: true });
  const made = await mkdtemp(path.join(parent, `${name}-`));
  const removeAtExit = () => rmSync(made, ALL_OF_IT);
  process.once("exit", removeAtExit);
  return {
    path: made,
    async remove() {
      await rm(made, ALL_OF_IT);
      process.off("exit", removeAtExit);
    },
  };
}

/** What still writes into it may be a moment behind. */
const ALL_OF_IT = { recursive: true, force: true, maxRetries: 3, retryDelay: 100 } as const;
