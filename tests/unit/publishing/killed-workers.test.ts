import { afterAll, describe, expect, it } from "vitest";
import { IS_DEEP } from "./a-deep";
import { Life } from "./a-mortal";
import { aPress } from "./a-press";
import {
  FAIR,
  HOSTILE_WEATHER,
  killEverywhere,
  OTHER_WEATHERS,
  SUBJECTS,
  type Weather,
} from "./killed-workers-everywhere";

/** With DEEP set: every weather, and up to three deaths in a row (`npm run test:deep`). */
const WEATHERS: Readonly<Record<string, Weather>> = {
  "fair weather": FAIR,
  "a hidden success": HOSTILE_WEATHER,
  ...(IS_DEEP ? OTHER_WEATHERS : {}),
};
const DEATHS = IS_DEEP ? [1, 2, 3] : [1];

const CASES = Object.entries(SUBJECTS).flatMap(([subject, content]) =>
  Object.entries(WEATHERS).flatMap(([name, weather]) =>
    DEATHS.map((deaths) => ({ subject, content, name, weather, deaths })),
  ),
);

describe("a worker killed at any call", { timeout: 600_000 }, () => {
  const total = { sweeps: 0, points: 0, livePosts: 0, submissions: 0 };
  afterAll(() => {
    process.stdout.write(
      `Killed workers: ${total.points} points in ${total.sweeps} sweeps, ${total.livePosts} live posts of ${total.submissions} submissions\n`,
    );
  });

  it.each(CASES)("a $subject in $name, $deaths in a row: exactly one live post", async (one) => {
    const { points, problems, livePosts } = await killEverywhere(one.content, one.weather, one.deaths);
    total.sweeps += 1;
    total.points += points;
    total.livePosts += livePosts;
    total.submissions += points + 1;
    expect(problems).toEqual([]);
    expect(points).toBeGreaterThan(20);
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
