import { describe, expect, it } from "vitest";
import { KINDS } from "./a-content";
import { aPress, type Press } from "./a-press";

const DAY = 24;
const ages = async (press: Press, post: Parameters<Press["read"]>[0]) => {
  const { metrics, publishedAt } = await press.read(post);
  return metrics.map(
    ({ collectedAt }) => (collectedAt.getTime() - (publishedAt?.getTime() ?? 0)) / 3_600_000,
  );
};

describe("the numbers of a live post", () => {
  it("are collected often at first and seldom later, for a month, and kept", async () => {
    const press = await aPress();
    const post = await press.submitContent(KINDS.photo);
    await press.settle(40 * DAY);
    const taken = await ages(press, post);
    expect(taken).toHaveLength(13);
    const gaps = taken.slice(1).map((age, index) => age - (taken[index] ?? 0));
    expect(gaps).toEqual([...gaps].sort((left, right) => left - right));
    expect(taken.at(-1)).toBeCloseTo(30 * DAY, 1);
    expect((await press.read(post)).upkeep.metricsDueAt).toBeNull();
  });

  it("of a story end with it", async () => {
    const press = await aPress();
    const post = await press.submitContent(KINDS["story photo"]);
    await press.settle(3 * DAY);
    const taken = await ages(press, post);
    expect(taken.at(-1)).toBeLessThan(DAY);
    expect(taken.length).toBeGreaterThan(4);
    expect((await press.read(post)).metrics.at(-1)?.metrics).toMatchObject({
      averageWatchTimeMs: null,
      navigation: expect.any(Number),
    });
  });

  it("take one request a round", async () => {
    const press = await aPress();
    await press.submitContent(KINDS.reel);
    await press.settle(0.2);
    const before = press.calls().length;
    await press.settle(0.5);
    expect(press.calls().slice(before)).toHaveLength(1);
  });

  it("that Meta does not give are left out, and asked for in the next round", async () => {
    const press = await aPress();
    const post = await press.submitContent(KINDS.photo);
    await press.settle(0.2);
    press.fake.inject({ match: { method: "GET" }, action: "answer", error: "500" });
    await press.settle(2);
    expect(await ages(press, post)).toHaveLength(1);
    expect((await press.read(post)).status).toBe("published");
  });

  it("are not asked for without the permission, and the post stays as it is", async () => {
    const press = await aPress();
    const auth = await press.connection();
    await press.connections.update(auth.id, { scopes: ["instagram_basic"] });
    const post = await press.submitContent(KINDS.photo);
    await press.settle(2);
    expect((await press.read(post)).metrics).toEqual([]);
    expect(press.calls().some((call) => call.includes("insights"))).toBe(false);
  });

  it("of a post whose account was disconnected are asked for no more", async () => {
    const press = await aPress();
    const post = await press.submitContent(KINDS.photo);
    await press.settle(0.1);
    await press.connections.delete((await press.connection()).id);
    await press.settle(2);
    expect((await press.read(post)).upkeep).toMatchObject({ metricsDueAt: null, linkDueAt: null });
  });

  it("bring the address that was not there while it was looked for often", async () => {
    const press = await aPress();
    press.fake.inject({
      match: { method: "GET", path: /\/1799\d+$/ },
      action: "answer",
      error: "100/33",
      times: 7,
    });
    const post = await press.submitContent(KINDS.photo);
    await press.settle(0.24);
    expect(await press.read(post)).toMatchObject({ permalink: null, upkeep: { linkDueAt: null } });
    await press.settle(0.1);
    expect((await press.read(post)).permalink).toContain(press.live()[0]?.shortcode);
    const before = press.calls().length;
    await press.settle(1);
    expect(press.calls().slice(before)).toHaveLength(1);
  });

  it("go on as ever while there is no address, which each round asks for once", async () => {
    const press = await aPress();
    let asked = 0;
    const getPermalink = async () => {
      asked += 1;
      return null;
    };
    const worker = press.worker({ adapter: (adapter) => Object.assign(adapter, { getPermalink }) });
    const post = await press.submitContent(KINDS.photo);
    await press.settle(40 * DAY, worker);
    expect(await ages(press, post)).toHaveLength(13);
    expect(asked).toBe(7 + 13);
    expect(await press.read(post)).toMatchObject({ permalink: null, upkeep: { linkDueAt: null } });
  });
});
