import { mkdir, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { buildIfChanged } from "./support/build-app";
import { ensureChromium } from "./support/ensure-chromium";
import { say, withProgress } from "./support/progress";
import { runScript } from "./support/run-script";
import { onStopSignal, stopEverything } from "./support/stop-signal";
import { startTestDatabase } from "./support/test-database";

const FOLDER = path.resolve("docs/screens");

await runScript(async () => {
  const wanted = process.argv.slice(2);
  process.env.CHROMIUM_PATH = await ensureChromium(say);
  await withProgress(buildIfChanged(), (state) => (state === "built" ? "App built" : "App unchanged"));
  process.env.MONGODB_URI = (await startTestDatabase()).uri;
  const { setUp } = await import("./support/screens/set-up");
  const studio = await setUp();
  onStopSignal(studio.close);
  await mkdir(FOLDER, { recursive: true });
  const names = await studio.shoot(FOLDER, (scene) => wanted.every((word) => scene.includes(word)));
  if (wanted.length === 0) await removeOthers(names);
  const bytes = await Promise.all(names.map(async (name) => (await stat(path.join(FOLDER, name))).size));
  const total = bytes.reduce((sum, size) => sum + size, 0);
  console.log(`${names.length} pictures in ${FOLDER}, ${(total / 1e6).toFixed(1)} MB`);
  await stopEverything(0);
});

/** Pictures of scenes that no longer exist. */
async function removeOthers(names: readonly string[]): Promise<void> {
  for (const name of await readdir(FOLDER))
    if (name.endsWith(".png") && !names.includes(name)) await rm(path.join(FOLDER, name));
}
