import { expect, it } from "vitest";
import { AppError } from "@/core/domain/errors";
import { readFurther } from "@/infrastructure/adapters/external/social/auth/further-reads";

const MANY = Array.from({ length: 400 }, (_, number) => number);

it("reads six at a time and fifty in all, however many there are", async () => {
  let working = 0;
  let most = 0;
  const found = await readFurther(MANY, async (number) => {
    working += 1;
    most = Math.max(most, working);
    await new Promise(setImmediate);
    working -= 1;
    return number;
  });
  expect(most).toBe(6);
  expect(found).toEqual(MANY.slice(0, 50));
});

it("leaves out what cannot be read, and nothing else", async () => {
  const found = await readFurther([1, 2, 3], async (number) => {
    if (number === 2) throw new AppError("platform_unavailable", "not shown");
    return number;
  });
  expect(found).toEqual([1, 3]);
});

it("asks for no more once Meta has had enough", async () => {
  const asked: number[] = [];
  const found = await readFurther(MANY, async (number) => {
    asked.push(number);
    await new Promise(setImmediate);
    if (number === 0) throw new AppError("rate_limited", "enough");
    return number;
  });
  expect(asked).toEqual([0, 1, 2, 3, 4, 5]);
  expect(found).toEqual([1, 2, 3, 4, 5]);
});
