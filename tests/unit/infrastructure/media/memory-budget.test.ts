import fc from "fast-check";
import { expect, it } from "vitest";
import { MemoryBudget } from "@/infrastructure/media/memory-budget";

const TOTAL = 100;

it("never lends more than it has, in the order of asking, and what is too large runs alone", async () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 2 * TOTAL }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(sizes, async (pieces) => {
      const budget = new MemoryBudget(TOTAL);
      const begun: number[] = [];
      const lent = new Set<number>();
      const work = async (index: number): Promise<void> => {
        begun.push(index);
        lent.add(index);
        const sum = [...lent].reduce((all, one) => all + (pieces[one] ?? 0), 0);
        expect(lent.size === 1 || sum <= TOTAL).toBe(true);
        await Promise.resolve();
        lent.delete(index);
      };
      await Promise.all(pieces.map((bytes, index) => budget.lend(bytes, () => work(index))));
      expect(begun).toEqual(pieces.map((_, index) => index));
    }),
  );
});

it("has it back from work that failed", async () => {
  const budget = new MemoryBudget(TOTAL);
  const failing = budget.lend(TOTAL, async () => {
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await budget.lend(TOTAL, async () => "done")).toBe("done");
});
