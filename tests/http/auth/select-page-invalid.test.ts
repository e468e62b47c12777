import { describe, expect, it } from "vitest";
import { POST as choose } from "@/app/api/auth/instagram/select-page/route";
import { FIELD_BAKERY_PAGE, READ_ONLY_PAGE } from "@/tests/fakes/graph/seed-world";
import { issuesOf, pathsOf, refusalOf } from "../support/answer";
import { Browser } from "../support/browser";
import { choosePages } from "../support/connect";
import { atThePicker, look, SELECT_PAGE, storedConnections } from "../support/picker";
import { httpScene } from "../support/scene";

const { meta, db } = httpScene();

describe("a choice that cannot be read", () => {
  const EMPTY = { path: "pageId", rule: "custom", limit: undefined };

  it.each([
    ["neither pageId nor pageIds", {}, [EMPTY]],
    ["both", { pageId: FIELD_BAKERY_PAGE, pageIds: [FIELD_BAKERY_PAGE] }, [EMPTY]],
    ["an empty list", { pageIds: [] }, [{ path: "pageIds", rule: "too_small", limit: 1 }]],
    ["a number", { pageId: 1045 }, [{ path: "pageId", rule: "invalid_type", limit: undefined }]],
    [
      "a number in the list",
      { pageIds: ["1", 2] },
      [{ path: "pageIds.1", rule: "invalid_type", limit: undefined }],
    ],
    ["a list", [FIELD_BAKERY_PAGE], [{ path: "", rule: "invalid_type", limit: undefined }]],
    [
      "a token of its own",
      { pageId: FIELD_BAKERY_PAGE, pageAccessToken: "EAAG" },
      [{ path: "pageAccessToken", rule: "unknown_key", limit: undefined }],
    ],
    [
      "a page that was not offered",
      { pageId: READ_ONLY_PAGE },
      [{ path: "pageId", rule: "not_offered", limit: undefined }],
    ],
    [
      "one of two that was not offered",
      { pageIds: [FIELD_BAKERY_PAGE, "999"] },
      [{ path: "pageIds.1", rule: "not_offered", limit: undefined }],
    ],
    [
      "a list of one that was not offered",
      { pageIds: ["999"] },
      [{ path: "pageIds.0", rule: "not_offered", limit: undefined }],
    ],
    [
      "a wrong one after one named twice",
      { pageIds: [FIELD_BAKERY_PAGE, FIELD_BAKERY_PAGE, "999"] },
      [{ path: "pageIds.2", rule: "not_offered", limit: undefined }],
    ],
  ])("names %s, and stays usable", async (_what, body, issues) => {
    const browser = await atThePicker(meta);
    const answer = await browser.postJson(choose, SELECT_PAGE, body);
    expect(refusalOf(answer)).toEqual({ status: 400, code: "invalid_request" });
    expect(issuesOf(answer)).toEqual(issues);
    expect(await storedConnections(db)).toEqual([]);
    expect((await choosePages(browser, [FIELD_BAKERY_PAGE])).status).toBe(200);
  });

  it("is not JSON", async () => {
    const headers = { "content-type": "application/json" };
    const answer = await (await atThePicker(meta)).send(choose, SELECT_PAGE, {
      method: "POST",
      headers,
      body: "{pageId",
    });
    expect(refusalOf(answer)).toEqual({ status: 400, code: "invalid_request" });
    expect(pathsOf(answer)).toEqual([""]);
  });

  it.each(["application/x-www-form-urlencoded", "text/plain", "application/jsonp"])(
    "comes as %s",
    async (type) => {
      const body = JSON.stringify({ pageId: FIELD_BAKERY_PAGE });
      const headers = { "content-type": type };
      const answer = await (await atThePicker(meta)).send(choose, SELECT_PAGE, {
        method: "POST",
        headers,
        body,
      });
      expect(refusalOf(answer)).toEqual({ status: 415, code: "unsupported_media_type" });
    },
  );

  it("is over 256 KB", async () => {
    const answer = await (await atThePicker(meta)).postJson(choose, SELECT_PAGE, {
      pageId: "1".repeat(256 * 1024),
    });
    expect(refusalOf(answer)).toEqual({ status: 413, code: "payload_too_large" });
  });

  it("comes from nobody", async () => {
    expect(refusalOf(await choosePages(new Browser(), [FIELD_BAKERY_PAGE])).status).toBe(401);
    expect(refusalOf(await look(new Browser())).status).toBe(401);
  });
});
