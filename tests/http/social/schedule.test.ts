import { describe, expect, it } from "vitest";
import { issuesOf, pathsOf, refusalOf } from "../support/answer";
import { BODY, connectedAdmin, inMs } from "../support/posts";
import { postOf, submitPost } from "../support/publish";
import { httpScene } from "../support/scene";

const { meta, db } = httpScene();
const DAY_MS = 24 * 60 * 60 * 1000;
const stored = () => db.collection("social_posts").countDocuments();

describe("a post with a time", () => {
  it("waits for it", async () => {
    const { browser } = await connectedAdmin(meta);
    const scheduledAt = inMs(DAY_MS);
    const answer = await submitPost(browser, { ...BODY, scheduledAt });
    expect(answer.status).toBe(202);
    expect(postOf(answer)).toMatchObject({ status: "scheduled", scheduledAt, nextAttemptAt: scheduledAt });
  });

  it("understands offsets, fractions and small letters", async () => {
    const { browser } = await connectedAdmin(meta);
    const day = inMs(10 * DAY_MS).slice(0, 10);
    for (const [sent, meant] of [
      [`${day}T09:00:00Z`, `${day}T09:00:00.000Z`],
      [`${day}T09:00:00+05:30`, `${day}T03:30:00.000Z`],
      [`${day}T09:00:00-01:00`, `${day}T10:00:00.000Z`],
      [`${day}T09:00:00.25Z`, `${day}T09:00:00.250Z`],
      [`${day}t09:00:00z`, `${day}T09:00:00.000Z`],
    ]) {
      expect(postOf(await submitPost(browser, { ...BODY, scheduledAt: sent })).scheduledAt).toBe(meant);
    }
  });

  it.each([0, -1_000, -55_000])("goes out now when that is %i ms away", async (ms) => {
    const { browser } = await connectedAdmin(meta);
    const answer = await submitPost(browser, { ...BODY, scheduledAt: inMs(ms) });
    expect(postOf(answer)).toMatchObject({ status: "queued", scheduledAt: null });
  });

  it("may lie almost 180 days ahead", async () => {
    const { browser } = await connectedAdmin(meta);
    const answer = await submitPost(browser, { ...BODY, scheduledAt: inMs(180 * DAY_MS - 5_000) });
    expect(postOf(answer).status).toBe("scheduled");
  });

  it.each([
    ["over a minute ago", -61_000, "schedule_past"],
    ["over 180 days ahead", 180 * DAY_MS + 60_000, "schedule_too_far"],
  ])("is refused %s", async (_what, ms, rule) => {
    const { browser } = await connectedAdmin(meta);
    const answer = await submitPost(browser, { ...BODY, scheduledAt: inMs(ms) });
    expect(refusalOf(answer)).toEqual({ status: 400, code: "invalid_request" });
    expect(issuesOf(answer)).toEqual([{ path: "scheduledAt", rule, limit: expect.stringMatching(/Z$/) }]);
    expect(await stored()).toBe(0);
  });

  it.each([
    "tomorrow",
    "2026-12-01",
    "2026-12-01T09:00:00",
    "2026-12-01T09:00Z",
    "2026-12-01 09:00:00Z",
    "2026-02-30T09:00:00Z",
    "2026-12-01T25:00:00Z",
    "2026-12-01T09:00:00+0100",
    "2026-12-01T09:00:00+25:00",
    "",
    1_780_000_000,
    null,
  ])("is refused when its time is %j", async (scheduledAt) => {
    const { browser } = await connectedAdmin(meta);
    const answer = await submitPost(browser, { ...BODY, scheduledAt });
    expect(refusalOf(answer)).toEqual({ status: 400, code: "invalid_request" });
    expect(pathsOf(answer)).toEqual(["scheduledAt"]);
    expect(await stored()).toBe(0);
  });
});
