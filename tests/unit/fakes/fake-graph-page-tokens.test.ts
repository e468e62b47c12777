import { describe, expect, it } from "vitest";
import { FIELD_BAKERY_PAGE, READ_ONLY_PAGE } from "@/tests/fakes/graph/seed-world";
import { aFake, debug, exchangeCode, get, lengthen, logIn, pageToken } from "./a-fake-person";

describe("page tokens", () => {
  it("never expire when they come from a long-lived user token", async () => {
    const fake = aFake();
    const { page } = await logIn(fake);
    fake.advance(400 * 86_400_000);
    expect((await debug(fake, page)).body.data).toMatchObject({
      type: "PAGE",
      is_valid: true,
      expires_at: 0,
    });
  });

  it("die with a short-lived user token", async () => {
    const fake = aFake();
    const short = await exchangeCode(fake, fake.issueCode());
    const page = await pageToken(fake, short);
    fake.advance(6_000_000);
    expect((await get(fake, page, "me")).body.error).toMatchObject({ code: 190, error_subcode: 463 });
  });

  it("make /me the page", async () => {
    const fake = aFake();
    const { page } = await logIn(fake);
    expect((await get(fake, page, "me?fields=id,name")).raw).toEqual({
      id: FIELD_BAKERY_PAGE,
      name: "Field Bakery",
    });
  });

  it("stop at a page whose role was lost, and nowhere else", async () => {
    const fake = aFake();
    const { long, page } = await logIn(fake);
    const other = await pageToken(fake, long, READ_ONLY_PAGE);
    fake.killPage(FIELD_BAKERY_PAGE, 492);
    expect((await get(fake, page, "me")).body.error).toMatchObject({ code: 190, error_subcode: 492 });
    expect((await get(fake, other, "me")).status).toBe(200);
  });

  it("do not lengthen", async () => {
    const fake = aFake();
    const { page } = await logIn(fake);
    expect(await lengthen(fake, page)).toBe("");
  });
});
