import { describe, expect, it } from "vitest";
import { anId } from "@/tests/builders/an-id";
import {
  CORNER_COFFEE,
  CORNER_COFFEE_PAGE,
  FIELD_BAKERY,
  FIELD_BAKERY_PAGE,
  NO_INSTAGRAM_PAGE,
  READ_ONLY_PAGE,
} from "@/tests/fakes/graph/seed-world";
import { jsonOf } from "../support/answer";
import { connectThroughMeta, reachPicker } from "../support/connect";
import { atThePicker, look } from "../support/picker";
import { httpScene, signedIn } from "../support/scene";

const { meta } = httpScene();

describe("GET /api/auth/instagram/select-page", () => {
  it("offers the accounts and says why the other pages are none, without any token", async () => {
    const answer = await look(await atThePicker(meta));
    expect(jsonOf(answer)).toEqual({
      accounts: [
        {
          pageId: FIELD_BAKERY_PAGE,
          pageName: "Field Bakery",
          instagramId: FIELD_BAKERY,
          username: "field.bakery",
          avatarUrl: expect.stringMatching(/^https:\/\/scontent\.example\//),
          connected: false,
        },
        {
          pageId: CORNER_COFFEE_PAGE,
          pageName: "Corner Coffee",
          instagramId: CORNER_COFFEE,
          username: "corner.coffee",
          avatarUrl: expect.stringMatching(/^https:\/\/scontent\.example\//),
          connected: false,
        },
      ],
      unavailable: [
        { pageId: NO_INSTAGRAM_PAGE, pageName: "No Instagram Here", reason: "no_instagram_account" },
        { pageId: READ_ONLY_PAGE, pageName: "Night Market", reason: "missing_task" },
      ],
      expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
    for (const secret of meta.allTokens()) expect(answer.text).not.toContain(secret);
  });

  it("names a page for which Meta gives no token", async () => {
    meta.seedWorld(({ pages }) => {
      for (const page of pages) if (page.id === CORNER_COFFEE_PAGE) page.withoutToken = true;
    });
    expect(jsonOf(await look(await atThePicker(meta)))).toMatchObject({
      unavailable: expect.arrayContaining([
        { pageId: CORNER_COFFEE_PAGE, pageName: "Corner Coffee", reason: "no_page_token" },
      ]),
    });
  });

  it("marks what is connected already", async () => {
    const browser = await signedIn(anId());
    await connectThroughMeta(browser, meta);
    await reachPicker(browser, meta);
    expect(jsonOf(await look(browser))).toMatchObject({
      accounts: [{ connected: true }, { connected: false }],
    });
  });

  it.each([[[FIELD_BAKERY_PAGE, CORNER_COFFEE_PAGE]], [[CORNER_COFFEE_PAGE]]])(
    "says which account is reconnected, where Meta offers %j",
    async (pageIds) => {
      const browser = await signedIn(anId());
      await connectThroughMeta(browser, meta);
      await reachPicker(browser, meta, { reconnect: FIELD_BAKERY, pageIds });
      const answer = jsonOf(await look(browser));
      expect(answer).toMatchObject({ reconnect: { channelId: FIELD_BAKERY, username: "field.bakery" } });
      expect(answer).toHaveProperty("accounts.length", pageIds.length);
    },
  );

  it("may be looked at as often as one likes", async () => {
    const browser = await atThePicker(meta);
    await look(browser);
    expect((await look(browser)).status).toBe(200);
  });
});
