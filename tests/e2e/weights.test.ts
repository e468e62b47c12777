import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installedVersions, readBaseline } from "@/scripts/support/weights/baseline";
import { describeWeights } from "@/scripts/support/weights/table";
import { weighScreens } from "@/tests/e2e/support/screen-weights";
import { type Stage, setTheStage } from "@/tests/e2e/support/stage";

describe("what a first visit loads", () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await setTheStage();
  });

  afterAll(async () => {
    await stage.close();
  });

  it("is little more than Next and React, on every screen", async () => {
    const baseline = await readBaseline();
    // Where they differ, `npm run weights` measures anew.
    expect(await installedVersions()).toEqual({ next: baseline.next, react: baseline.react });
    const { table, tooHeavy } = describeWeights(await weighScreens(stage), baseline);
    expect({ tooHeavy, table }).toEqual({ tooHeavy: [], table });
  });
});
