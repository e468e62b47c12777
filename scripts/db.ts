import { startEmbeddedMongo } from "@/tooling/embedded-database/embedded-mongodb";
import { loadEnvironment } from "./support/environment";
import { readPort } from "./support/read-port";
import { runScript } from "./support/run-script";
import { onStopSignal } from "./support/stop-signal";

const LONGEST_TIMER_MS = 2 ** 31 - 1;

await runScript(async () => {
  loadEnvironment();
  const port = readPort("DB_PORT");
  const database = await startEmbeddedMongo({
    dir: process.env.DB_DIR || ".data/db",
    ...(port === undefined ? {} : { port }),
    onProgress: (sentence) => console.error(sentence),
  });
  onStopSignal(database.stop);
  console.log(database.uri);
  console.error(`${database.describe} is running. Ctrl-C stops it.`);
  setInterval(() => {}, LONGEST_TIMER_MS);
});
