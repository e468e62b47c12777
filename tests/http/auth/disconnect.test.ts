import { describe, expect, it, onTestFinished, vi } from "vitest";
import { POST as disconnect } from "@/app/api/auth/instagram/disconnect/route";
import { anId } from "@/tests/builders/an-id";
import {
  CORNER_COFFEE,
  CORNER_COFFEE_PAGE,
  FIELD_BAKERY,
  FIELD_BAKERY_PAGE,
} from "@/tests/fakes/graph/seed-world";
import { type Answer, jsonOf, refusalOf } from "../support/answer";
import { Browser } from "../support/browser";
import { connectThroughMeta } from "../support/connect";
import { seePost, submitPhoto } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";

const { meta, db } = httpScene();
const PATH = "/api/auth/instagram/disconnect";
const BOTH = [FIELD_BAKERY_PAGE, CORNER_COFFEE_PAGE];

const leave = (browser: Browser, channelId: string): Promise<Answer> =>
  browser.postJson(disconnect, PATH, { channelId });

async function connected(choose: readonly string[] = [FIELD_BAKERY_PAGE]): Promise<Browser> {
  const browser = await signedIn(anId());
  await connectThroughMeta(browser, meta, { choose });
  return browser;
}

const left = () => db.collection("social_auths").countDocuments();
const revocations = () => meta.log.filter(({ method }) => method === "DELETE").map(({ path }) => path);

describe("POST /api/auth/instagram/disconnect", () => {
  it("deletes the connection", async () => {
    const browser = await connected();
    expect(jsonOf(await browser.send(disconnect, PATH, { method: "POST" }))).toEqual({ success: true });
    expect(await left()).toBe(0);
  });

  it("takes the grant back at Meta with the last connection", async () => {
    await leave(await connected(), FIELD_BAKERY);
    expect(revocations()).toEqual(["/v26.0/10220000000000001/permissions"]);
  });

  it("leaves the grant alone while the owner has another connection through it", async () => {
    const browser = await connected(BOTH);
    await leave(browser, FIELD_BAKERY);
    expect(revocations()).toEqual([]);
    await leave(browser, CORNER_COFFEE);
    expect(revocations()).toHaveLength(1);
  });

  it("leaves the grant alone while another owner has one through it", async () => {
    const mine = await connected();
    const theirs = await connected();
    await leave(mine, FIELD_BAKERY);
    expect(revocations()).toEqual([]);
    await leave(theirs, FIELD_BAKERY);
    expect(revocations()).toHaveLength(1);
  });

  it("revokes when the two last connections go at the same time", async () => {
    const browser = await connected(BOTH);
    await Promise.all([leave(browser, FIELD_BAKERY), leave(browser, CORNER_COFFEE)]);
    expect(revocations().length).toBeGreaterThanOrEqual(1);
    expect(await left()).toBe(0);
  });

  it("cancels the posts that wait", async () => {
    const browser = await connected();
    const { id } = await submitPhoto(browser);
    await leave(browser, FIELD_BAKERY);
    expect(await seePost(browser, id)).toMatchObject({ status: "cancelled" });
  });

  it("lets another channel's posts go on", async () => {
    const browser = await connected(BOTH);
    const { id } = await submitPhoto(browser, { channelId: CORNER_COFFEE });
    await leave(browser, FIELD_BAKERY);
    expect(await seePost(browser, id)).toMatchObject({ status: "queued" });
  });

  it("lets another owner's posts to the same account go on", async () => {
    const theirs = await connected();
    const { id } = await submitPhoto(theirs);
    await leave(await connected(), FIELD_BAKERY);
    expect(await seePost(theirs, id)).toMatchObject({ status: "queued" });
  });

  it("works with a token that is dead", async () => {
    const browser = await connected();
    meta.killUser(458);
    expect(jsonOf(await leave(browser, FIELD_BAKERY))).toEqual({ success: true });
    expect(await left()).toBe(0);
  });
});

describe("disconnecting while Meta is down", () => {
  it.each(["500", "502", "200-html", "4"])("succeeds on %s", async (error) => {
    const browser = await connected();
    meta.inject({ action: "answer", error, times: Number.POSITIVE_INFINITY });
    expect(jsonOf(await leave(browser, FIELD_BAKERY))).toEqual({ success: true });
    expect(await left()).toBe(0);
  });

  it("succeeds without a connection to Meta", async () => {
    const browser = await connected();
    meta.inject({ action: "drop", times: Number.POSITIVE_INFINITY });
    expect(jsonOf(await leave(browser, FIELD_BAKERY))).toEqual({ success: true });
  });

  it("succeeds within six seconds when Meta says nothing", async () => {
    const browser = await connected();
    meta.inject({ match: { method: "DELETE" }, action: "slow", ms: 60_000 });
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    const timeouts = vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => timeout(ms / 10));
    onTestFinished(() => void timeouts.mockRestore());
    expect(jsonOf(await leave(browser, FIELD_BAKERY))).toEqual({ success: true });
    expect(timeouts).toHaveBeenCalledWith(5_000);
    expect(await left()).toBe(0);
  });
});

describe("nothing to disconnect", () => {
  it("without a connection", async () => {
    const answer = await (await signedIn(anId())).send(disconnect, PATH, { method: "POST" });
    expect(refusalOf(answer)).toEqual({ status: 404, code: "not_connected" });
  });

  it("in another owner's channel", async () => {
    await connected();
    expect(refusalOf(await leave(await signedIn(anId()), FIELD_BAKERY))).toEqual({
      status: 404,
      code: "not_found",
    });
    expect(await left()).toBe(1);
  });

  it("twice", async () => {
    const browser = await connected();
    await leave(browser, FIELD_BAKERY);
    expect(refusalOf(await leave(browser, FIELD_BAKERY))).toEqual({ status: 404, code: "not_found" });
  });

  it("without a session", async () => {
    expect(refusalOf(await leave(new Browser(), FIELD_BAKERY)).status).toBe(401);
  });
});
