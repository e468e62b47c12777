import { expect, it } from "vitest";
import { MetricsReads } from "@/core/application/social/posts/metrics-reads";
import { AppError } from "@/core/domain/errors";
import { ManualClock } from "@/tests/fakes/manual-clock";

const SECOND = 1000;

function counted() {
  const clock = new ManualClock();
  const reads = new MetricsReads<number>(clock);
  let asked = 0;
  const ask = (key: string, failure?: AppError): Promise<number> =>
    reads.share(key, async () => {
      asked += 1;
      const turn = asked;
      await Promise.resolve();
      if (failure) throw failure;
      return turn;
    });
  return { clock, ask, asked: () => asked };
}

it("asks once for all who ask at the same time, and apart for each key", async () => {
  const { ask, asked } = counted();
  const all = await Promise.all([ask("a"), ask("a"), ask("b"), ask("a")]);
  expect(all).toEqual([1, 1, 2, 1]);
  expect(asked()).toBe(2);
});

it("remembers a failure for half a minute, then asks again", async () => {
  const { clock, ask, asked } = counted();
  const down = new AppError("platform_unavailable", "down");
  await expect(ask("a", down)).rejects.toBe(down);
  clock.advance(30 * SECOND - 1);
  await expect(ask("a")).rejects.toBe(down);
  expect(asked()).toBe(1);
  clock.advance(1);
  expect(await ask("a")).toBe(2);
});

it("serves an answer once more to whoever looked before it was stored", async () => {
  const { ask, asked } = counted();
  expect([await ask("a"), await ask("a")]).toEqual([1, 1]);
  expect(asked()).toBe(1);
});

it.each([
  [600, 600],
  [7200, 900],
])("rests as long as the platform says, a quarter of an hour at most: %i s", async (wished, rests) => {
  const { clock, ask, asked } = counted();
  const busy = new AppError("rate_limited", "busy", { retryAfterSeconds: wished });
  await expect(ask("a", busy)).rejects.toBe(busy);
  clock.advance(rests * SECOND - 1);
  await expect(ask("a")).rejects.toBe(busy);
  clock.advance(1);
  await ask("a");
  expect(asked()).toBe(2);
});

it("forgets the oldest when there are many", async () => {
  const { ask, asked } = counted();
  for (let key = 0; key <= 500; key += 1) await ask(`key ${key}`);
  const before = asked();
  await ask("key 500");
  expect(asked()).toBe(before);
  await ask("key 0");
  expect(asked()).toBe(before + 1);
});
