import { expect, it } from "vitest";
import { withinMs } from "@/core/application/social/posts/within";
import { SystemClock } from "@/infrastructure/system/system-clock";

const clock = new SystemClock();
const never = new Promise<string>(() => {});

it("gives the answer that comes in time", async () => {
  expect(await withinMs(clock, 5_000, Promise.resolve("here"))).toBe("here");
});

it("gives null for one that does not", async () => {
  expect(await withinMs(clock, 20, never)).toBeNull();
});

it("passes an error on that comes in time, and drops a late one", async () => {
  await expect(withinMs(clock, 5_000, Promise.reject(new Error("down")))).rejects.toThrow("down");
  const late = clock.sleep(40).then(() => Promise.reject(new Error("late")));
  expect(await withinMs(clock, 10, late)).toBeNull();
  await clock.sleep(60);
});
