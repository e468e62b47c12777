import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ApiJourney } from "@/tests/e2e/support/api-journey";
import { accessibilityFindings, sidewaysScroll } from "@/tests/e2e/support/inspect";
import { signIn } from "@/tests/e2e/support/journey";
import { type Stage, setTheStage } from "@/tests/e2e/support/stage";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";

describe("making the demo's Meta misbehave by hand", () => {
  let stage: Stage;
  let crm: Page;
  let panel: Page;
  let admin: ApiJourney;

  beforeAll(async () => {
    stage = await setTheStage();
    crm = await stage.newPage();
    await signIn(crm, stage);
    const [session] = await crm.context().cookies();
    admin = new ApiJourney(stage, `${session?.name}=${session?.value}`);
    await admin.connect();
  });

  afterAll(async () => {
    await stage.close();
  });

  const press = async (name: string): Promise<void> => {
    await panel.getByRole("button", { name }).focus();
    await panel.keyboard.press("Enter");
  };

  const switchOn = async (title: string): Promise<void> => {
    await press(`Switch on ${title}`);
    await panel.getByRole("button", { name: `Switch off ${title}` }).waitFor();
  };

  const allNormal = async (): Promise<void> => {
    await press("Everything normal again");
    await panel.getByText("Everything is normal.").waitFor();
  };

  it("is opened from the foot of every page, in a tab of its own", async () => {
    const opening = crm.context().waitForEvent("page");
    await crm.getByRole("link", { name: "Demo: make Meta misbehave" }).click();
    panel = await opening;
    await panel.getByRole("heading", { level: 1, name: "Make Meta misbehave" }).waitFor();
    expect(await panel.getByRole("link", { name: "Back to the CRM" }).getAttribute("href")).toContain(
      stage.appUrl,
    );
  });

  it("is readable in both themes and at 320 px", async () => {
    await switchOn("Slow reels");
    for (const colorScheme of ["light", "dark"] as const) {
      await panel.emulateMedia({ colorScheme });
      expect(await accessibilityFindings(panel)).toEqual([]);
    }
    await panel.setViewportSize({ width: 320, height: 700 });
    expect(await sidewaysScroll(panel)).toBe(0);
    await allNormal();
  });

  it("rejects a photo: the post fails with the reason", async () => {
    await switchOn("Rejected photo");
    const { id } = await admin.publish("Refused by Meta");
    const post = await admin.until(id, ({ status }) => status === "failed");
    expect(post.error).toMatchObject({ code: "media_rejected" });
    await panel.reload();
    await panel.getByText("Everything is normal.").waitFor();
  });

  it("publishes and says error: the post is published, once", async () => {
    await switchOn("Published, but Meta says error");
    const { id } = await admin.publish("Live all the same");
    await admin.until(id, ({ status }) => status === "published");
    expect(stage.fake.livePosts(FIELD_BAKERY).map(({ caption }) => caption)).toEqual(["Live all the same"]);
  });

  it("is down until all is normal again", async () => {
    const refresh = async () => (await admin.call("/api/auth/instagram/refresh", {})).status;
    await switchOn("Meta is down");
    expect(await refresh()).toBe(502);
    await allNormal();
    expect(await refresh()).toBe(200);
  });

  it("ends the access: the account says so and offers to reconnect", async () => {
    await switchOn("Expired access");
    const { id } = await admin.publish("Waits for a person");
    const held = await admin.until(id, ({ error }) => error !== undefined);
    expect(held).toMatchObject({ status: "queued", error: { code: "reconnect_required" } });
    await crm.reload();
    await crm
      .getByRole("link", { name: /Reconnect/ })
      .first()
      .waitFor();
  });
});
