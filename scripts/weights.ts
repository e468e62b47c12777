import { buildIfChanged } from "./support/build-app";
import { ensureChromium } from "./support/ensure-chromium";
import { say, withProgress } from "./support/progress";
import { runScript } from "./support/run-script";
import { onStopSignal, stopEverything } from "./support/stop-signal";
import { startTestDatabase } from "./support/test-database";
import { describeWeights } from "./support/weights/table";

await runScript(async () => {
  process.env.CHROMIUM_PATH = await ensureChromium(say);
  await withProgress(buildIfChanged(), (state) => (state === "built" ? "App built" : "App unchanged"));
  process.env.MONGODB_URI = (await startTestDatabase()).uri;
  const [{ setTheStage }, { weighScreens }, { measureBaseline, readBaseline, writeBaseline }] =
    await Promise.all([
      import("../tests/e2e/support/stage"),
      import("../tests/e2e/support/screen-weights"),
      import("./support/weights/baseline"),
    ]);
  const stage = await setTheStage({ RATE_LIMITS: "off" });
  onStopSignal(() => stage.close());
  const baseline = await withProgress(
    measureBaseline(stage),
    () => "A page of Next and React alone measured",
  );
  const before = await readBaseline();
  if (before.bytes !== baseline.bytes || before.next !== baseline.next || before.react !== baseline.react) {
    await writeBaseline(baseline);
    say(`It was ${before.bytes} bytes with Next ${before.next}: baseline.json is changed.`);
  }
  const { table, tooHeavy } = describeWeights(await weighScreens(stage), baseline);
  console.log(`\n${table}`);
  await stopEverything(tooHeavy.length > 0 ? 1 : 0);
});
