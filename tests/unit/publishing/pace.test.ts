import { describe, expect, it } from "vitest";
import { KINDS } from "./a-content";
import { aPress } from "./a-press";

const looksAt = (calls: readonly string[]) => calls.filter((call) => /^GET 17889\d+$/.test(call)).length;

async function looksOfAReel(readyMs: number, usagePercent: number) {
  const press = await aPress();
  press.fake.setSwitches({ videoRipenMs: readyMs, usagePercent });
  const post = await press.submitContent(KINDS.reel);
  await press.settle(0.5);
  const { status, publishedAt, createdAt } = await press.read(post);
  expect(status).toBe("published");
  return { looks: looksAt(press.calls()), took: (publishedAt?.getTime() ?? 0) - createdAt.getTime() };
}

describe("how often Meta is asked", () => {
  it("is at most 40 times in the first five minutes", async () => {
    expect((await looksOfAReel(5 * 60_000, 0)).looks).toBeLessThanOrEqual(40);
  });

  it.each([5000, 12_000, 25_000, 60_000, 120_000])(
    "finds a reel that is ready after %i ms within a sixth of that",
    async (readyMs) => {
      expect((await looksOfAReel(readyMs, 10)).took).toBeLessThanOrEqual(readyMs * 1.16 + 1000);
    },
  );

  it("falls when three quarters of the allowance are used, and the post still goes out", async () => {
    const [easy, busy, full] = [
      await looksOfAReel(60_000, 50),
      await looksOfAReel(60_000, 85),
      await looksOfAReel(60_000, 100),
    ];
    expect(busy.looks).toBeLessThan(easy.looks / 1.5);
    expect(full.looks).toBeLessThan(busy.looks);
    expect(full.took).toBeLessThan(4 * 60_000);
  });
});
