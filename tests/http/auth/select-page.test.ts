import { describe, expect, it } from "vitest";
import { selectPageSaved } from "@/app/api/_schemas/connection";
import { POST as choose } from "@/app/api/auth/instagram/select-page/route";
import { anId } from "@/tests/builders/an-id";
import { CORNER_COFFEE_PAGE, FIELD_BAKERY, FIELD_BAKERY_PAGE } from "@/tests/fakes/graph/seed-world";
import { jsonOf } from "../support/answer";
import { choosePages, connectThroughMeta } from "../support/connect";
import { atThePicker, SELECT_PAGE, storedConnections } from "../support/picker";
import { everythingStored, httpScene, signedIn } from "../support/scene";

const { meta, clock, db } = httpScene();

describe("POST /api/auth/instagram/select-page", () => {
  it("saves the page that was chosen", async () => {
    const browser = await atThePicker(meta);
    const answer = await browser.postJson(choose, SELECT_PAGE, { pageId: FIELD_BAKERY_PAGE });
    expect(answer.status).toBe(200);
    expect(jsonOf(answer)).toEqual({
      success: true,
      channelId: FIELD_BAKERY,
      username: "field.bakery",
      channels: [{ channelId: FIELD_BAKERY, username: "field.bakery" }],
    });
    expect(browser.cookies.has("instagram_pending")).toBe(false);
  });

  it("stores the truth about the connection, tokens only sealed", async () => {
    const browser = await atThePicker(meta);
    await choosePages(browser, [FIELD_BAKERY_PAGE]);
    const [stored] = await storedConnections(db);
    expect(stored).toMatchObject({
      platform: "instagram",
      refreshToken: null,
      expiresAt: null,
      openId: FIELD_BAKERY,
      channelId: FIELD_BAKERY,
      channelName: "field.bakery",
      login: "facebook",
      pageId: FIELD_BAKERY_PAGE,
      pageName: "Field Bakery",
      facebookUserId: "10220000000000001",
      userTokenExpiresAt: expect.any(Date),
      dataAccessExpiresAt: expect.any(Date),
      avatarMediaId: expect.any(String),
      createdAt: expect.any(Date),
      updatedAt: expect.any(Date),
    });
    expect(stored?.scopes).toContain("instagram_content_publish");
    const everything = await everythingStored(db);
    for (const secret of meta.allTokens()) expect(everything).not.toContain(secret);
  });

  it("saves several at once", async () => {
    const answer = await choosePages(await atThePicker(meta), [CORNER_COFFEE_PAGE, FIELD_BAKERY_PAGE]);
    const { channels } = selectPageSaved.parse(jsonOf(answer));
    expect(channels.map(({ username }) => username)).toEqual(["corner.coffee", "field.bakery"]);
    expect(await storedConnections(db)).toHaveLength(2);
  });

  it("saves a page once that was named twice", async () => {
    await choosePages(await atThePicker(meta), [FIELD_BAKERY_PAGE, FIELD_BAKERY_PAGE]);
    expect(await storedConnections(db)).toHaveLength(1);
  });

  it("updates a connection instead of doubling it", async () => {
    const browser = await signedIn(anId());
    await connectThroughMeta(browser, meta);
    const [before] = await storedConnections(db);
    clock.advance(60_000);
    await connectThroughMeta(browser, meta);
    const [after, ...more] = await storedConnections(db);
    expect(more).toEqual([]);
    expect(after?._id).toEqual(before?._id);
    expect(after?.createdAt).toEqual(before?.createdAt);
    expect(after?.updatedAt).not.toEqual(before?.updatedAt);
  });

  it("gives two owners each their own connection of one account", async () => {
    await connectThroughMeta(await signedIn(anId()), meta);
    await connectThroughMeta(await signedIn(anId()), meta);
    expect(await storedConnections(db)).toHaveLength(2);
  });

  it("connects without an avatar where there is none to be had", async () => {
    meta.seedWorld(({ accounts }) => {
      for (const account of accounts) account.hasPicture = false;
    });
    await connectThroughMeta(await signedIn(anId()), meta);
    expect(await storedConnections(db)).toMatchObject([{ avatarMediaId: null }]);
  });
});
