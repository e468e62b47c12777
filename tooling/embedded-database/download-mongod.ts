import { existsSync } from "node:fs";
import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { BINARIES_DIR, DATA_DIR } from "./paths";

const REACHABLE_WITHIN_MS = 6_000;
const TRY_AGAIN_AFTER_MS = 24 * 60 * 60 * 1000;
const IMPOSSIBLE_FILE = path.join(DATA_DIR, "mongod-download-impossible");
const DOWNLOAD_DIR = path.join(BINARIES_DIR, "mongod");

/** The path of a downloaded `mongod`, or null where the download is impossible; that is remembered for a day. */
export async function downloadMongod(onProgress: (sentence: string) => void): Promise<string | null> {
  if (await isKnownImpossible()) return null;
  const { MongoBinary } = await import("mongodb-memory-server-core");
  if (!existsSync(DOWNLOAD_DIR)) onProgress("Looking for a MongoDB to download (once)…");
  const binary = await readyOrReachable()
    .then((isReachable) => (isReachable ? MongoBinary.getPath({ downloadDir: DOWNLOAD_DIR }) : null))
    .catch(() => null);
  if (binary === null) await rememberImpossible();
  else await rm(IMPOSSIBLE_FILE, { force: true });
  return binary;
}

/** True as soon as anything answers at the download address; a slow download is then waited for. */
async function readyOrReachable(): Promise<boolean> {
  const { DryMongoBinary } = await import("mongodb-memory-server-core");
  const options = await DryMongoBinary.generateOptions({ downloadDir: DOWNLOAD_DIR });
  if (await DryMongoBinary.locateBinary(options)) return true;
  const { MongoBinaryDownloadUrl } = await import(
    "mongodb-memory-server-core/lib/util/MongoBinaryDownloadUrl"
  );
  const url = await new MongoBinaryDownloadUrl(options).getDownloadUrl();
  const answer = await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(REACHABLE_WITHIN_MS) });
  return answer.ok;
}

async function isKnownImpossible(): Promise<boolean> {
  const remembered = await stat(IMPOSSIBLE_FILE).catch(() => null);
  return remembered !== null && Date.now() - remembered.mtimeMs < TRY_AGAIN_AFTER_MS;
}

async function rememberImpossible(): Promise<void> {
  await mkdir(DATA_DIR, { recursive: true });
  await writeFile(
    IMPOSSIBLE_FILE,
    "No MongoDB could be downloaded. Delete this file to try again at once.\n",
  );
}
