import { describe, expect, it } from "vitest";
import { describeWeights } from "@/scripts/support/weights/table";

const baseline = { next: "16.4.6", react: "19.3.1", bytes: 100 * 1024 };
const aScreen = (name: string, kb: number) => ({ name, limit: 40 * 1024, visit: kb * 1024, later: 0 });

describe("the table of weights", () => {
  it("takes the framework off and names each screen that is over its limit", () => {
    const { table, tooHeavy } = describeWeights([aScreen("posts", 140), aScreen("login", 140.1)], baseline);
    expect(tooHeavy).toEqual(["login"]);
    expect(table).toMatch(/^posts +140\.0 +40\.0 +40\.0 +0\.0$/m);
    expect(table).toMatch(/^login .*too heavy$/m);
  });

  it("says what it was measured against", () => {
    expect(describeWeights([], baseline).table).toContain("Next 16.4.6 and React 19.3.1 alone: 100.0");
  });
});
