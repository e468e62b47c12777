import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { childEnvironment } from "@/scripts/support/child-process";
import { isAlive } from "@/scripts/support/stop-signal";

const WAITS = "setInterval(() => {}, 1000)";
/** Starts a child that would live on, tells its pid, and is killed once `told` says so. */
const starter = (told: string) => `
  const child = require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(WAITS)}]);
  require("node:fs").writeSync(1, String(child.pid));
  ${told}`;

async function pidOfOrphan(told: string): Promise<number> {
  const parent = spawn(process.execPath, ["-e", starter(told)], { env: childEnvironment() });
  const [pid] = await once(parent.stdout, "data");
  await once(parent, "exit");
  return Number(String(pid));
}

describe("a child process", () => {
  it.each([
    ["long after it began", `setTimeout(() => process.kill(process.pid, "SIGKILL"), 1000)`],
    ["before it began", `process.kill(process.pid, "SIGKILL")`],
  ])("ends when who started it was killed %s", async (_, told) => {
    const pid = await pidOfOrphan(told);
    onTestFinished(() => {
      if (isAlive(pid)) process.kill(pid, "SIGKILL");
    });
    await expect.poll(() => isAlive(pid), { timeout: 15_000, interval: 100 }).toBe(false);
  });
});
