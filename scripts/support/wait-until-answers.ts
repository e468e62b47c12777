import { setTimeout as sleep } from "node:timers/promises";

/** Resolves when the address answers without a server error; rejects when it does not in time. */
export async function waitUntilAnswers(url: string, timeoutMs = 60_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    const status = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(30_000) }).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status > 0 && status < 500) return;
    await sleep(150);
  }
  throw new Error("The app did not answer in time.");
}
