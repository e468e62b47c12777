import { describe, expect, it } from "vitest";
import { aConnectedAccount, type Connected, type Connecting } from "./a-graph";
import { aRequest } from "./a-request";

async function aPost(connecting?: Connecting): Promise<Connected & { readonly id: string }> {
  const connected = await aConnectedAccount(null, connecting);
  const answer = await connected.adapter.publish(aRequest());
  return { ...connected, id: answer.success ? answer.postId : "" };
}

const COMMENTS = /\/comments$/;

describe("commenting", () => {
  it("puts the comment under the post, with nothing but its words", async () => {
    const { adapter, fake, id } = await aPost();
    const result = await adapter.addComment(id, "Open till six & more");
    expect(await adapter.listComments(id)).toMatchObject([
      {
        id: result.kind === "posted" ? result.commentId : "",
        text: "Open till six & more",
        timestamp: new Date("2026-11-24T09:00:00.000Z"),
      },
    ]);
    const call = fake.log.findLast(({ method, path }) => method === "POST" && COMMENTS.test(path));
    expect(JSON.stringify(call)).not.toContain("fields");
  });

  it.each([
    ["10", "missing_permission"],
    ["200", "missing_permission"],
    ["190/463", "reconnect_required"],
    ["102", "reconnect_required"],
    ["100", "media_rejected"],
    ["100/33", "not_found"],
  ])("%s proves that there is none: %s", async (error, code) => {
    const { adapter, fake } = await aConnectedAccount();
    fake.inject({ match: { path: COMMENTS }, action: "answer", error });
    expect(await adapter.addComment("1", "x")).toMatchObject({ kind: "refused", error: { code } });
  });

  it.each([
    "20/1772107",
    "4",
    "80002",
    "9/2207042",
    "500",
    "502",
    "503",
    "200-no-id",
    "200-html",
    "4/2207051",
    "1",
    "-1/2207001",
    "368",
    "25",
  ])("%s proves nothing", async (error) => {
    const { adapter, fake } = await aConnectedAccount();
    fake.inject({ match: { path: COMMENTS }, action: "answer", error });
    expect(await adapter.addComment("1", "x")).toMatchObject({ kind: "unclear" });
  });

  it("silence proves nothing: the comment may be there", async () => {
    const { adapter, fake, id } = await aPost();
    fake.inject({ match: { method: "POST", path: COMMENTS }, action: "apply-then-drop" });
    expect(await adapter.addComment(id, "x")).toMatchObject({ kind: "unclear" });
    expect(await adapter.listComments(id)).toHaveLength(1);
  });

  it.each([
    ["a refusal with a 500", 500, { code: 190 }],
    ["a parameter error that may pass", 400, { code: 100, is_transient: true }],
    ["an error without a number", 403, {}],
  ])("%s proves nothing", async (_, status, error) => {
    const { adapter, fake } = await aConnectedAccount();
    fake.inject({ match: { path: COMMENTS }, action: "answer", status, body: { error } });
    expect(await adapter.addComment("1", "x")).toMatchObject({ kind: "unclear" });
  });

  it.each([
    ["facebook", "instagram_manage_comments"],
    ["instagram", "instagram_business_manage_comments"],
  ] as const)("names the scope that is missing with the %s login", async (login, scope) => {
    const { adapter, fake } = await aConnectedAccount(null, { connection: { login } });
    fake.inject({ match: { path: COMMENTS }, action: "answer", error: "10", times: 2 });
    const scopes = { details: { scopes: [scope] } };
    expect(await adapter.addComment("1", "x")).toMatchObject({ kind: "refused", error: scopes });
    await expect(adapter.listComments("1")).rejects.toMatchObject(scopes);
  });
});

describe("the comments under a post", () => {
  it("are all of them, newest first, with their words and when", async () => {
    const { adapter, fake, clock, id } = await aPost();
    for (let index = 0; index < 52; index += 1) {
      clock.advance(1000);
      await adapter.addComment(id, `No ${index}`);
    }
    const seen = await adapter.listComments(id);
    expect(seen.map(({ text }) => text)).toEqual(
      Array.from({ length: 52 }, (_, index) => `No ${51 - index}`),
    );
    expect(seen[0]).toEqual({
      id: expect.any(String),
      text: "No 51",
      timestamp: clock.now(),
    });
    expect(fake.log.at(-1)?.path).toMatch(COMMENTS);
  });

  it("are sorted by us", async () => {
    const { adapter, fake } = await aConnectedAccount();
    const data = [
      { id: "1", text: "older", timestamp: "2026-11-23T10:00:00+0000" },
      { id: "2", text: "newer", timestamp: "2026-11-23T10:00:05+0000" },
    ];
    fake.inject({ match: { path: COMMENTS }, action: "answer", status: 200, body: { data } });
    expect(await adapter.listComments("1")).toMatchObject([{ id: "2" }, { id: "1" }]);
  });

  it("reads on until the oldest comment: a first comment may lie under many", async () => {
    const { adapter, id } = await aPost();
    await adapter.addComment(id, "The first");
    for (let more = 0; more < 120; more += 1) await adapter.addComment(id, `Number ${more}`);
    const comments = await adapter.listComments(id);
    expect(comments).toHaveLength(121);
    expect(comments.some(({ text }) => text === "The first")).toBe(true);
  });
});
