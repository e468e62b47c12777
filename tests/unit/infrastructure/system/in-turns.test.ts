import { expect, it } from "vitest";
import { inTurns } from "@/infrastructure/system/in-turns";

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2));

it("never lets more than so many work at a time, and lets all of them work in the end", async () => {
  const turn = inTurns(2);
  let working = 0;
  let most = 0;
  const order: number[] = [];
  const work = async (number: number): Promise<number> => {
    working += 1;
    most = Math.max(most, working);
    order.push(number);
    await soon();
    working -= 1;
    return number;
  };
  const done = await Promise.all([0, 1, 2, 3, 4, 5, 6].map((number) => turn(() => work(number))));
  expect(done).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(order).toEqual(done);
  expect(most).toBe(2);
});

it("gives the turn on when work fails", async () => {
  const turn = inTurns(1);
  const failing = turn(async () => {
    await soon();
    throw new Error("no");
  });
  const next = turn(async () => "done");
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("done");
});

it("lets go of who gives up waiting, and gives the turn to the next", async () => {
  const turn = inTurns(1);
  let finish = (): void => {};
  const first = turn(() => new Promise<string>((resolve) => (finish = () => resolve("first"))));
  const leaving = new AbortController();
  const second = turn(async () => "second", leaving.signal);
  const third = turn(async () => "third");
  leaving.abort(new Error("too long"));
  await expect(second).rejects.toThrow("too long");
  finish();
  expect(await Promise.all([first, third])).toEqual(["first", "third"]);
});
