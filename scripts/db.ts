import { startEmbeddedMongo } from "@/tooling/embedded-database/embedded-mongodb";
import { loadEnvironment } from "./support/environment";
import { runScript } from "./support/run-script";
import { onStopSignal } from "./support/stop-signal";

const LONGEST_TIMER_MS = 2 ** 31 - 1;

await runScript(async () => {
  loadEnvironment();
  const port = process.env.DB_PORT;
  const database = await startEmbeddedMongo({
    dir: process.env.DB_DIR || ".data/db",
    ...(port ? { port: Number(port) } : {}),
    onProgress: (sentence) => console.error(sentence),
  });
  onStopSignal(database.stop);
  console.log(database.uri);
  console.error(`${database.describe} is running. Ctrl-C stops it.`);
  setInterval(() => {}, LONGEST_TIMER_MS);
});
