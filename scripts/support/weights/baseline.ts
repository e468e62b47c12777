import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod/v4";
import { startApp } from "../../../tests/e2e/support/app-server";
import type { Stage } from "../../../tests/e2e/support/stage";
import { weigh } from "../../../tests/e2e/support/weigh";
import { NEXT, runToEnd } from "../child-process";
import { findFreePort } from "../free-port";

const FILE = path.resolve("scripts/support/weights/baseline.json");
/** Inside the repository, so that it finds the same Next and React. */
const FOLDER = path.resolve(".data/bare-app");

const schema = z.object({ next: z.string(), react: z.string(), bytes: z.number() });

/** What a page of nothing but Next and React weighs, with the versions it was measured with. */
export type Baseline = z.infer<typeof schema>;

export async function readBaseline(): Promise<Baseline> {
  return schema.parse(JSON.parse(await readFile(FILE, "utf8")));
}

export async function writeBaseline(baseline: Baseline): Promise<void> {
  await writeFile(FILE, `${JSON.stringify(baseline, null, 2)}\n`);
}

export async function installedVersions(): Promise<Omit<Baseline, "bytes">> {
  const [next, react] = await Promise.all(["next", "react"].map(versionOf));
  return { next: next ?? "", react: react ?? "" };
}

/** Builds an app with one empty client component and weighs its page as ours are weighed. */
export async function measureBaseline(stage: Stage): Promise<Baseline> {
  await writeBareApp();
  const env = { NODE_ENV: "production", CI: "1" };
  const { code, output } = await runToEnd([NEXT, "build", FOLDER], { env });
  if (code !== 0) throw new Error(`The bare app does not build:\n${output}`);
  const port = await findFreePort(3800);
  const app = await startApp(port, {}, FOLDER);
  try {
    const page = await stage.newPage();
    const { visit } = await weigh(page, () => page.goto(`http://127.0.0.1:${port}/`));
    await page.context().close();
    return { ...(await installedVersions()), bytes: visit };
  } finally {
    await app.stop();
  }
}

async function writeBareApp(): Promise<void> {
  const files = {
    "next.config.mjs": `export default { turbopack: { root: ${JSON.stringify(process.cwd())} } };\n`,
    // Next looks upwards for it, and would find ours.
    "instrumentation.js": "export function register() {}\n",
    "app/layout.jsx":
      "export default function Layout({ children }) {\n  return <html lang='en'><body>{children}</body></html>;\n}\n",
    "app/page.jsx":
      "import { Nothing } from './nothing';\n\nexport default function Page() {\n  return <h1>Nothing<Nothing /></h1>;\n}\n",
    "app/nothing.jsx": "'use client';\n\nexport function Nothing() {\n  return null;\n}\n",
  };
  await mkdir(path.join(FOLDER, "app"), { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(FOLDER, name), text);
}

async function versionOf(name: string): Promise<string> {
  const text = await readFile(path.resolve("node_modules", name, "package.json"), "utf8");
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
