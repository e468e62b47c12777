import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);
const DEBIAN_CHROMIUM = "/usr/bin/chromium";
const KNOWN = [DEBIAN_CHROMIUM, "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** The path of a Chromium, installed first where that is possible; rejects with what to install elsewhere. */
export async function ensureChromium(onProgress: (sentence: string) => void): Promise<string> {
  const found = findChromium();
  if (found) return found;
  if (existsSync("/etc/debian_version") && process.getuid?.() === 0) {
    onProgress("Installing Chromium for the browser tests (once, about a minute)…");
    await installOnDebian();
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error("The browser tests need Chromium: install `chromium`, or name one by CHROMIUM_PATH.");
}

function findChromium(): string | undefined {
  const chosen = process.env.CHROMIUM_PATH;
  return [...(chosen ? [chosen] : []), ...KNOWN, MAC_CHROME].find((path) => existsSync(path));
}

async function installOnDebian(): Promise<void> {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, maxBuffer: 64 * 1024 * 1024 };
  await run("apt-get", ["update", "-qq"], options);
  const packages = ["chromium", "fonts-liberation"];
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], options);
}
