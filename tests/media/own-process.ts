import { execFile } from "node:child_process";
import { promisify } from "node:util";

const SCRIPT = `
const { createHash } = await import("node:crypto");
const { stat } = await import("node:fs/promises");
const { LocalFile } = await import("./infrastructure/media/local-file.ts");
const { convertImage } = await import("./infrastructure/media/publishable-image.ts");
const [, path] = process.argv;
const before = process.memoryUsage().rss;
const file = new LocalFile(path, "photo", (await stat(path)).size);
const { bytes } = await convertImage(file, { use: "feed", fit: "crop", ratio: "original" });
const grown = process.resourceUsage().maxRSS * 1024 - before;
console.log(createHash("sha256").update(bytes).digest("hex"), Math.round(grown / 1024 / 1024));
`;

/** Converts a picture in a process that does nothing else; tells how much memory that took at its height. */
export async function convertInOwnProcess(path: string): Promise<{ sha256: string; grownMegabytes: number }> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--import",
    "tsx",
    "--input-type=module",
    "--eval",
    SCRIPT,
    path,
  ]);
  const [sha256 = "", grown = ""] = stdout.trim().split(" ");
  return { sha256, grownMegabytes: Number(grown) };
}
