import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase } from "@/infrastructure/database/mongo";
import type { Kind } from "./support/kinds";
import { type MetaName, runCase } from "./support/run-case";
import { Tally } from "./support/tally";
import type { Act } from "./support/worker-plan";

type Row = readonly [kind: Kind, when: Act["when"], point: string, meta: MetaName];

/** The dangerous places always, the others in turn: each kind is there. */
const SAMPLE: readonly Row[] = [
  ["photo", "before", "write publishing#1", "plain"],
  ["photo", "after", "write publishing#1", "plain"],
  ["photo", "before", "POST media_publish#1", "plain"],
  ["photo", "leaving", "POST media_publish#1", "late"],
  ["photo", "after", "POST media_publish#1", "lagging"],
  ["photo", "before", "write published#1", "plain"],
  ["photo", "after", "write published#1", "plain"],
  ["reel", "leaving", "POST media_publish#1", "plain"],
  ["story photo", "after", "POST media_publish#1", "plain"],
  ["story video", "after", "GET status_code#1", "plain"],
  ["carousel", "leaving", "POST media#2", "plain"],
  ["carousel", "after", "POST media_publish#1", "plain"],
  ["photo with first comment", "leaving", "POST comments#1", "plain"],
  ["photo with first comment", "after", "POST comments#1", "plain"],
  ["scheduled photo", "after", "claim post#1", "plain"],
  ["scheduled photo", "before", "write published#1", "plain"],
];

describe.concurrent("a worker that is killed", () => {
  const tally = new Tally();

  afterAll(async () => {
    process.stdout.write(`Killed workers: ${tally.describe()}`);
    await closeDatabase();
  });

  it.each(SAMPLE)("%s: killed %s %s, Meta is %s: one live post", async (kind, when, point, meta) => {
    const [label = "", nth] = point.split("#");
    const result = await runCase({ kind, meta, act: { label, nth: Number(nth), when } });
    tally.add(result);
    expect(result.problems).toEqual([]);
    expect(result.hasDied).toBe(true);
  });

  it("would be found out, if it stored nothing of what it is about to publish", async () => {
    const act = { label: "POST media_publish", nth: 1, when: "after" } as const;
    const { problems } = await runCase({ kind: "photo", meta: "plain", act, isForgetful: true });
    expect(problems).toContain("1 submissions, but 2 live posts");
  });
});
