import { endWithParent, stopEverything } from "./stop-signal";

/** Runs a script that stops with whoever started it, and that ends with one sentence when it fails. */
export async function runScript(main: () => Promise<void>): Promise<void> {
  endWithParent();
  await main().catch(async (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    await stopEverything(1);
  });
}
