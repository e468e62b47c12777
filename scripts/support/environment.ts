import nextEnv from "@next/env";

/** Reads `.env.local` and its siblings as Next does; what is already set stays. */
export function loadEnvironment(isDevelopment = false): void {
  nextEnv.loadEnvConfig(process.cwd(), isDevelopment, { info: () => {}, error: console.error });
}

/** Ends the process with the list of everything that is wrong with the environment. */
export async function checkEnvironment(source: NodeJS.ProcessEnv): Promise<void> {
  const { readEnv } = await import("@/infrastructure/env");
  try {
    readEnv(source);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    const { stopEverything } = await import("./stop-signal");
    await stopEverything(1);
  }
}
