import { describe, expect, it } from "vitest";
import { aFakeAccount, aFakePage, FIELD_BAKERY_PAGE } from "@/tests/fakes/graph/seed-world";
import { aFake, get, logIn, send } from "./a-fake-person";

describe("the list of pages", () => {
  it("leaves out the Instagram key where there is no account", async () => {
    const fake = aFake();
    const { long } = await logIn(fake);
    const { body } = await get(
      fake,
      long,
      "me/accounts?fields=name,tasks,instagram_business_account{username}",
    );
    expect(body.data).toMatchObject([
      { name: "Field Bakery", instagram_business_account: { username: "field.bakery" } },
      { name: "No Instagram Here" },
      { name: "Corner Coffee" },
      { name: "Night Market", tasks: ["ANALYZE"] },
    ]);
    expect(JSON.stringify(body.data).match(/instagram_business_account/g)).toHaveLength(3);
  });

  it("comes in pages, with the token inside next, which is then refused", async () => {
    const fake = aFake();
    fake.seedWorld((world) => {
      for (let n = 0; n < 30; n++) {
        const id = String(17841400000000100 + n);
        world.accounts.push(aFakeAccount({ id, username: `shop${n}` }));
        world.pages.push(aFakePage({ id: String(104500000000100 + n), name: `Shop ${n}`, instagramId: id }));
      }
    });
    const { long } = await logIn(fake);
    const first = await get(fake, long, "me/accounts?fields=id");
    expect(first.body.data).toHaveLength(25);
    const next = new URL(first.body.paging?.next ?? "");
    expect(next.searchParams.get("access_token")).toBe(long);
    expect((await send(fake, new Request(next))).status).toBe(400);
    const rest = await get(fake, long, `me/accounts?fields=id&after=${next.searchParams.get("after")}`);
    expect(rest.body.data).toHaveLength(9);
    expect(rest.body.paging).not.toHaveProperty("next");
  });

  it("is empty, without paging, when no page was ticked", async () => {
    const fake = aFake();
    const { long } = await logIn(fake, { pageIds: [] });
    expect((await get(fake, long, "me/accounts")).raw).toEqual({ data: [] });
  });

  it("hides portfolio pages without business_management, but gives them by id", async () => {
    const fake = aFake();
    fake.seedWorld(({ pages }) => {
      for (const page of pages) page.inPortfolio = page.id === FIELD_BAKERY_PAGE;
    });
    const { long } = await logIn(fake, { scopes: ["instagram_basic", "pages_show_list"] });
    expect((await get(fake, long, "me/accounts?fields=id")).body.data).toHaveLength(3);
    expect((await get(fake, long, `${FIELD_BAKERY_PAGE}?fields=access_token`)).body.access_token).toMatch(
      /^EAAGpage/,
    );
  });

  it("finds portfolio pages through the business that owns them", async () => {
    const fake = aFake();
    fake.seedWorld((world) => {
      const ownedPageIds = [FIELD_BAKERY_PAGE];
      world.businesses.push({ id: "3300000000000001", name: "Field Group", ownedPageIds, clientPageIds: [] });
      for (const page of world.pages) page.withoutToken = true;
    });
    const { long } = await logIn(fake);
    expect((await get(fake, long, "me/businesses")).body.data).toEqual([
      { id: "3300000000000001", name: "Field Group" },
    ]);
    const owned = await get(fake, long, "3300000000000001/owned_pages?fields=access_token");
    expect(owned.body.data).toEqual([{ id: FIELD_BAKERY_PAGE }]);
    fake.setScopes(["pages_show_list"]);
    expect((await get(fake, long, "me/businesses")).raw).toEqual({ data: [] });
  });
});
