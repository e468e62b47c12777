import { describe, expect, it } from "vitest";
import { POST as choose } from "@/app/api/auth/instagram/select-page/route";
import { anId } from "@/tests/builders/an-id";
import { CORNER_COFFEE, CORNER_COFFEE_PAGE, FIELD_BAKERY_PAGE } from "@/tests/fakes/graph/seed-world";
import { refusalOf } from "../support/answer";
import { choosePages } from "../support/connect";
import { atThePicker, look, SELECT_PAGE, storedConnections } from "../support/picker";
import { httpScene, signedIn } from "../support/scene";

const { meta, clock, db } = httpScene();

describe("a choice that is gone", () => {
  it.each([
    ["was never there", async () => await signedIn(anId())],
    [
      "is older than ten minutes",
      async () => {
        const browser = await atThePicker(meta);
        clock.advance(10 * 60 * 1000 + 1);
        return browser;
      },
    ],
    [
      "was used",
      async () => {
        const browser = await atThePicker(meta);
        const pending = browser.cookies.get("instagram_pending") ?? "";
        await choosePages(browser, [FIELD_BAKERY_PAGE]);
        browser.cookies.set("instagram_pending", pending);
        return browser;
      },
    ],
    [
      "is another owner's",
      async () => {
        const theirs = await atThePicker(meta);
        const browser = await signedIn(anId());
        browser.cookies.set("instagram_pending", theirs.cookies.get("instagram_pending") ?? "");
        return browser;
      },
    ],
  ])("answers 410 when it %s", async (_when, make) => {
    const browser = await make();
    expect(refusalOf(await look(browser))).toEqual({ status: 410, code: "connection_expired" });
    const answer = await browser.postJson(choose, SELECT_PAGE, { pageId: CORNER_COFFEE_PAGE });
    expect(refusalOf(answer)).toEqual({ status: 410, code: "connection_expired" });
    expect((await storedConnections(db)).filter(({ channelId }) => channelId === CORNER_COFFEE)).toEqual([]);
  });

  it("stays the owner's when somebody else tried it", async () => {
    const mine = await atThePicker(meta);
    const other = await signedIn(anId());
    other.cookies.set("instagram_pending", mine.cookies.get("instagram_pending") ?? "");
    await choosePages(other, [FIELD_BAKERY_PAGE]);
    expect((await choosePages(mine, [FIELD_BAKERY_PAGE])).status).toBe(200);
  });

  it("is used by one of several that come at once", async () => {
    const browser = await atThePicker(meta);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => choosePages(browser, [FIELD_BAKERY_PAGE])),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410, 410]);
  });
});
