import { describe, expect, it } from "vitest";
import type { Fault, Switches } from "@/tests/fakes/graph/fake-graph";
import { type DiesWhen, Life } from "./a-mortal";
import { aPress } from "./a-press";

const SEND = { method: "POST", path: "media_publish" };
const HOSTILE: Partial<Switches> = { readLagMs: 45_000, secondPublishGoesLive: true, ripenMs: 1500 };

interface Weather {
  readonly name: string;
  readonly faults: readonly Fault[];
  readonly switches: Partial<Switches>;
}

const WEATHERS: readonly Weather[] = [
  { name: "fair weather", faults: [], switches: {} },
  { name: "a slow picture", faults: [], switches: { ripenMs: 2000 } },
  { name: "hostile switches", faults: [], switches: HOSTILE },
  {
    name: "hostile switches and a hidden success",
    faults: [{ match: SEND, action: "apply-then-answer", error: "500" }],
    switches: HOSTILE,
  },
  {
    name: "hostile switches and a failure",
    faults: [{ match: SEND, action: "answer", error: "500" }],
    switches: { ...HOSTILE, ripenMs: 2000 },
  },
  {
    name: "hostile switches and a success hidden behind a false limit",
    faults: [{ match: SEND, action: "apply-then-answer", error: "4/2207051" }],
    switches: HOSTILE,
  },
];

/** One worker after another is killed at its n-th call, `deaths` times; then one lives. */
async function endOf({ faults, switches }: Weather, diesAt: number, when: DiesWhen, deaths: number) {
  const press = await aPress();
  press.fake.setSwitches(switches);
  for (const fault of faults) press.fake.inject(fault);
  const post = await press.submit();
  let reached = false;
  for (let death = 0; death < deaths; death += 1) {
    const life = new Life(diesAt, when);
    await press.settle(2, press.worker({ life })).catch(() => undefined);
    reached ||= life.isOver;
  }
  await press.settle();
  const { status, platformPostId } = await press.read(post);
  return { reached, status, ids: [platformPostId], live: press.live().map(({ id }) => id) };
}

/** Kills at every call there is, until a worker gets through; answers how many points there were. */
async function killEverywhere(weather: Weather, deaths: number): Promise<number> {
  for (let diesAt = 1; ; diesAt += 1) {
    for (const when of ["before", "after"] as const) {
      const { reached, status, ids, live } = await endOf(weather, diesAt, when, deaths);
      const where = `${weather.name}, ${when} call ${diesAt}`;
      expect({ where, status, ids, count: live.length }).toEqual({
        where,
        status: "published",
        ids: live,
        count: 1,
      });
      if (!reached) return diesAt - 1;
    }
  }
}

describe("a worker killed at any call", { timeout: 60_000 }, () => {
  it.each(WEATHERS)("in $name: the next one ends with exactly one live post", async (weather) => {
    expect(await killEverywhere(weather, 1)).toBeGreaterThan(10);
  });

  it.each(WEATHERS)("three in a row, in $name: the same", async (weather) => {
    expect(await killEverywhere(weather, 3)).toBeGreaterThan(10);
  });

  it("its request arrives after its death: still one live post", async () => {
    for (const lateMs of [1000, 10_000, 29_000]) {
      const press = await aPress();
      press.fake.setSwitches({ secondPublishGoesLive: true });
      const post = await press.submit();
      const life = new Life();
      const arriving: Promise<Response>[] = [];
      const doomed = press.worker({
        life,
        fetch: async (request) => {
          if (!request.url.endsWith("media_publish")) return await press.fake.handle(request);
          life.end();
          arriving.push(
            Promise.resolve().then(() => {
              press.clock.advance(lateMs);
              return press.fake.handle(new Request(request.url, request));
            }),
          );
          throw new TypeError("gone");
        },
      });
      await doomed.workOnce().catch(() => undefined);
      await Promise.all(arriving);
      await press.settle();
      expect(await press.read(post)).toMatchObject({
        status: "published",
        platformPostId: press.live()[0]?.id,
      });
      expect(press.live()).toHaveLength(1);
    }
  });
});
