import { deepParts } from "./support/deep-parts";
import { say } from "./support/progress";
import { runScript } from "./support/run-script";
import { runSteps } from "./support/run-steps";
import { stopEverything } from "./support/stop-signal";
import { startTestDatabase } from "./support/test-database";

await runScript(async () => {
  const wanted = process.argv.slice(2);
  const database = await startTestDatabase();
  const parts = deepParts(database);
  const names = parts.map(({ id }) => id);
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new Error(`There is no part "${unknown.join(" ")}". Parts: ${names.join(", ")}`);
  const chosen = parts.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
  say(`Parts: ${chosen.map(({ id }) => id).join(", ")}. One by name: npm run test:deep -- crash`);
  const failed = await runSteps([chosen], database);
  await stopEverything(failed > 0 ? 1 : 0);
});
