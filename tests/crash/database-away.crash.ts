import { MongoClient } from "mongodb";
import { afterAll, describe, expect, inject, it } from "vitest";
import { closeDatabase, socialAuths } from "@/infrastructure/database/mongo";
import { aScene } from "./support/a-scene";
import { realSleep } from "./support/bend-time";
import { isAtRest, judge } from "./support/judge";
import { KINDS } from "./support/kinds";
import "./support/provided";
import { canBeRelayed, type Relay, startRelay } from "./support/relay";
import type { Act } from "./support/worker-plan";

const MINUTE = 60_000;
/**
 * The lease of whoever lost the database, the quiet period after a send, and a slow machine: at ten times the speed
 * the 5 s from intent to send are half a second, and a worker that misses them waits for its proof all over again.
 */
const BACK_WITHIN_MS = 16 * MINUTE;
/** A real minute in the deep form. */
const SPEED = inject("isDeep") ? 1 : 10;

const MOMENTS: readonly (readonly [moment: string, act: Omit<Act, "deed">])[] = [
  ["before it is prepared", { label: "write preparing", nth: 1, when: "before" }],
  ["between send and answer", { label: "POST media_publish", nth: 1, when: "leaving" }],
  ["after the answer, before the media id is stored", { label: "POST media_publish", nth: 1, when: "after" }],
];

describe.skipIf(!canBeRelayed(inject("mongodbUri"))).concurrent("the database is away for a minute", () => {
  afterAll(() => closeDatabase());

  it.each(MOMENTS)("%s: one live post, and the worker lives on", async (moment, act) => {
    const relay = await startRelay(inject("mongodbUri"));
    const prepare = (fake: { setSwitches(switches: object): void }) =>
      fake.setSwitches({ secondPublishGoesLive: true });
    const scene = await aScene({ speed: SPEED, isDriverBent: true, prepare });
    try {
      const before = await socialAuths(scene.db).find().toArray();
      const post = await scene.submit({ ...KINDS.photo, caption: "Bread while the lights were out" });
      const worker = scene.startWorker({ ...act, deed: "pause" }, { env: { MONGODB_URI: relay.uri } });
      const startedAt = Date.now();
      await new Promise<void>((resolve) => worker.onDeed(resolve));
      relay.cut();
      await realSleep(MINUTE / SPEED);
      await relay.mend();
      const deadline = scene.now() + BACK_WITHIN_MS;
      while (!worker.isOver && !isAtRest(await scene.read(post)) && scene.now() < deadline)
        await realSleep(100);
      expect(worker.isOver ? worker.lines : []).toEqual([]);
      const problems = judge(scene.fake, [await scene.read(post)]);
      const story = async () => [...problems, await stateOf(relay), ...worker.points, ...worker.lines];
      expect(problems.length > 0 ? await story() : []).toEqual([]);
      expect(await socialAuths(scene.db).find().toArray()).toEqual(before);
      const seconds = Math.round((Date.now() - startedAt) / 1000);
      process.stdout.write(
        `  Database away ${moment}: at rest after ${seconds} s, ${worker.points.length} points\n`,
      );
    } finally {
      await scene.close();
      relay.close();
    }
  });
});

/** Tells a worker that does not come back from a wire that carries nothing. */
async function stateOf({ uri }: Relay): Promise<string> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5000 });
  try {
    await client.db("admin").command({ ping: 1 });
    return "the wire carries";
  } catch (error) {
    return `the wire carries nothing: ${String(error)}`;
  } finally {
    await client.close();
  }
}
