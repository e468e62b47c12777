import { describe, expect, it } from "vitest";
import { z } from "zod/v4";
import { GraphClient } from "@/infrastructure/adapters/external/social/graph/graph-client";
import { OutcomeRecorder } from "@/infrastructure/adapters/external/social/graph/outcome-recorder";
import { ManualClock } from "@/tests/fakes/manual-clock";
import { MemoryPlatformOutcomeStore } from "@/tests/fakes/stores/memory-platform-outcome-store";
import { answering, CONFIG } from "./a-graph";
import { HeardLines } from "./heard-lines";

const EPOCH = new Date(0);
const fine = z.object({ id: z.string() });
const refusal = (code: number, over: object = {}) =>
  answering({ error: { message: "", code, ...over } }, { status: 400 });

/** What is told of one call about account "1" that goes like this. */
async function toldOf(fetch: ConstructorParameters<typeof GraphClient>[3], account: string | null = "1") {
  const told: string[] = [];
  const config = {
    origin: "https://graph.facebook.com",
    uploadOrigin: "https://rupload.facebook.com",
    version: "v26.0",
    appSecret: CONFIG.appSecret,
    onOutcome: (of: string, outcome: string) => void told.push(`${of} ${outcome}`),
  };
  const client = new GraphClient(config, new HeardLines(), new ManualClock(), fetch);
  await client
    .get({ about: "media", path: "1", ...(account === null ? {} : { account }) }, fine)
    .catch(() => undefined);
  return told;
}

describe("what a call tells about the platform", () => {
  it.each([
    ["silence", () => Promise.reject(new Error("reset"))],
    ["a server error", answering("oops", { status: 503 })],
    ["garbage", answering("<html>", { status: 200 })],
    ["code 1", refusal(1)],
    ["code 2", refusal(2)],
    ["what it calls transient", refusal(7_777, { is_transient: true })],
  ])("is an outage after %s", async (_what, fetch) => {
    expect(await toldOf(fetch)).toEqual(["1 outage"]);
  });

  it.each([
    ["a success", answering({ id: "1" })],
    ["a dead token", refusal(190)],
    ["a missing permission", refusal(200)],
    ["a throttle", refusal(4)],
    ["a container it does not know", refusal(24, { error_subcode: 2_207_006 })],
    ["a container that is not ready", refusal(9007, { error_subcode: 2_207_027 })],
  ])("is an answer after %s", async (_what, fetch) => {
    expect(await toldOf(fetch)).toEqual(["1 answered"]);
  });

  it("is nothing where the call was about no account", async () => {
    expect(await toldOf(answering({ id: "1" }), null)).toEqual([]);
  });
});

describe("writing it down", () => {
  function aRecorder(store = new MemoryPlatformOutcomeStore()) {
    const clock = new ManualClock();
    const log = new HeardLines();
    return { clock, store, log, recorder: new OutcomeRecorder(store, clock, log) };
  }

  it("repeats an answer once a minute, and at once after an outage", async () => {
    const { clock, store, recorder } = aRecorder();
    const answeredAt = async () => (await store.heardSince(EPOCH))[0]?.answeredAt;
    recorder.note("1", "answered");
    const first = clock.now();
    clock.advance(59_999);
    recorder.note("1", "answered");
    expect(await answeredAt()).toEqual(first);
    clock.advance(1);
    recorder.note("1", "answered");
    expect(await answeredAt()).toEqual(clock.now());
    recorder.note("1", "outage");
    clock.advance(1);
    recorder.note("1", "answered");
    expect(await store.heardSince(EPOCH)).toMatchObject([{ answeredAt: clock.now(), outagesInRow: 0 }]);
  });

  it("holds up nothing and fails nothing when it cannot be stored", async () => {
    const store = new MemoryPlatformOutcomeStore();
    store.note = () => Promise.reject(new Error("database away"));
    const { recorder, log } = aRecorder(store);
    expect(recorder.note("1", "outage")).toBeUndefined();
    await Promise.resolve();
    await Promise.resolve();
    expect(log.lines.join()).toContain("outcome_not_stored");
  });
});
