import { describe, expect, it } from "vitest";
import { errorFromAnswer } from "@/infrastructure/adapters/external/social/graph/graph-error";
import * as schemas from "@/infrastructure/adapters/external/social/graph/graph-schemas";
import { uploaded } from "@/infrastructure/adapters/external/social/graph/graph-upload";
import { sample, sampleNames } from "@/tests/fakes/graph/samples";

/** Which schema reads which sample; samples of errors are read as errors, whatever their name. */
const READ_BY: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> = {
  "code-exchange": schemas.accessToken,
  "long-lived-exchange": schemas.accessToken,
  "permissions-revoked": schemas.success,
  accounts: schemas.accounts,
  "accounts-none": schemas.accounts,
  "debug-page-token": schemas.debugToken,
  "debug-dead-token": schemas.debugToken,
  "instagram-account": schemas.instagramUser,
  "container-created": schemas.created,
  "container-resumable": schemas.created,
  "container-uploaded": uploaded,
  "container-in-progress": schemas.container,
  "container-finished": schemas.container,
  "container-published": schemas.container,
  "container-expired": schemas.container,
  "container-error": schemas.container,
  published: schemas.created,
  "media-image": schemas.media,
  "media-list": schemas.mediaList,
  "media-reel": schemas.mediaNumbers,
  "media-deleted": schemas.success,
  "comment-created": schemas.created,
  comments: schemas.comments,
  quota: schemas.quota,
  "quota-no-fields": schemas.quota,
  insights: schemas.insights,
  "insights-none-yet": schemas.insights,
};
/** Answers to questions that the module does not ask. */
const NOT_READ = new Set(["me-user", "me-page", "permissions", "media-carousel", "comments-switched"]);
/** A refusal in an envelope of its own: graph-upload.test.ts. */
const NO_ANSWER = "container-upload-failed";

const aMedia = { id: "2", timestamp: "2026-11-23T10:00:00+0000" };

const isError = (name: string): boolean => {
  const body = sample(name);
  return typeof body === "object" && body !== null && "error" in body;
};

describe("the samples of Meta's answers", () => {
  it.each(sampleNames().filter((name) => !isError(name) && !NOT_READ.has(name) && name !== NO_ANSWER))(
    "%s has the shape we read",
    (name) => {
      expect(READ_BY[name]?.safeParse(sample(name)).success).toBe(true);
    },
  );

  it.each(sampleNames().filter(isError))("%s is an error with a number", (name) => {
    expect(errorFromAnswer(400, new Headers(), sample(name), new Date())?.details.platform?.code).toEqual(
      expect.any(Number),
    );
  });

  it("are read as they stand: times without a colon, ids beyond 2^53, lists without paging", () => {
    expect(schemas.media.parse(sample("media-image"))).toMatchObject({
      id: "17990000000000021",
      timestamp: new Date("2026-11-23T09:30:11.000Z"),
    });
    expect(schemas.accounts.parse(sample("accounts-none")).data).toEqual([]);
  });

  it("leave unknown what is missing: a hidden count, a name, a total", () => {
    expect(schemas.mediaNumbers.parse(sample("media-reel"))).toEqual({ comments_count: 0 });
    expect(schemas.comments.parse(sample("comments")).data).toEqual([
      { id: "17870000000000031", text: "Yum", timestamp: new Date("2026-11-23T10:00:00.000Z") },
    ]);
    expect(schemas.quota.parse(sample("quota-no-fields")).data[0].config).toBeUndefined();
  });

  it.each<[string, { safeParse(value: unknown): { success: boolean } }, unknown]>([
    ["an id that is a number", schemas.created, { id: 1799000 }],
    ["a time that is none", schemas.mediaList, { data: [{ id: "1", timestamp: "yesterday" }] }],
    [
      "a comment without an id",
      schemas.comments,
      { data: [{ text: "x", timestamp: "2026-11-23T10:00:00+0000" }] },
    ],
    ["no quota at all", schemas.quota, { data: [] }],
    // Left out of its list, it could hide what is live, and something would be sent twice.
    ["a post without its time", schemas.mediaList, { data: [{ id: "1" }, aMedia] }],
    [
      "a post without an id",
      schemas.mediaList,
      { data: [{ timestamp: "2026-11-23T10:00:00+0000" }, aMedia] },
    ],
    ["a comment without its time", schemas.comments, { data: [{ id: "1", timestamp: null }] }],
  ])("are refused with %s", (_, schema, body) => {
    expect(schema.safeParse(body).success).toBe(false);
  });

  it.each<[string, unknown]>([
    ["counts that are no numbers", { like_count: "many", comments_count: null }],
    ["an insight that is no number", { insights: { data: [{ name: "reach", values: [{ value: {} }] }] } }],
  ])("stay readable with %s", (_, body) => {
    expect(schemas.mediaNumbers.safeParse(body).success).toBe(true);
  });

  const timestamp = "2026-11-23T10:00:00+0000";

  it.each<[string, { safeParse(value: unknown): { success: boolean } }, unknown]>([
    ["a container's text", schemas.container, { status_code: "ERROR", status: null }],
    ["a permalink", schemas.mediaLink, { permalink: null }],
    ["a caption and a link", schemas.mediaList, { data: [{ ...aMedia, caption: null, permalink: null }] }],
    ["a list's pages", schemas.comments, { data: [], paging: null }],
    ["the next page", schemas.accounts, { data: [], paging: { cursors: { after: null }, next: null } }],
    ["all numbers", schemas.mediaNumbers, { like_count: null, comments_count: null, insights: null }],
    ["the total of a quota", schemas.quota, { data: [{ quota_usage: 1, config: { quota_total: null } }] }],
    ["what a Page keeps", schemas.page, { id: "1", name: null, access_token: null, tasks: null }],
    ["a Page's account", schemas.page, { id: "1", instagram_business_account: null }],
    ["an account of a Page", schemas.pageInstagram, { instagram_business_account: null }],
    ["a username", schemas.instagramUser, { id: "1", username: null }],
    ["a token's dates", schemas.debugToken, { data: { is_valid: true, expires_at: null, error: null } }],
    ["a token's end", schemas.accessToken, { access_token: "t", expires_in: null }],
  ])("stay readable with null for %s", (_, schema, body) => {
    expect(schema.safeParse(body).success).toBe(true);
  });

  it("are empty where words or lists are null", () => {
    const entry = { id: "1", media_type: null, media_product_type: null, timestamp };
    expect(schemas.mediaList.parse({ data: [entry] }).data).toEqual([
      { id: "1", media_type: "", media_product_type: "", timestamp: new Date("2026-11-23T10:00:00Z") },
    ]);
    expect(schemas.comments.parse({ data: [{ id: "1", text: null, timestamp }] }).data[0]?.text).toBe("");
    expect(schemas.page.parse({ id: "1", name: null }).name).toBe("");
    const token = { is_valid: true, scopes: null, granular_scopes: null };
    expect(schemas.debugToken.parse({ data: token }).data).toEqual({
      is_valid: true,
      scopes: [],
      granular_scopes: [],
    });
  });

  it("leave out the numbers that cannot be read, and keep the others", () => {
    const reach = { name: "reach", values: [{ value: 5 }] };
    const odd = [null, { values: [] }, { name: "views", values: null }, { name: "saved", total_value: null }];
    const { data } = schemas.insights.parse({ data: [...odd, reach, { name: "likes", values: [null] }] });
    expect(data.map(({ name }) => name)).toEqual(["views", "saved", "reach", "likes"]);
    expect(data.find(({ name }) => name === "reach")?.values?.[0]?.value).toBe(5);
  });

  it("lose the link that carries a token", () => {
    const next = "https://graph.facebook.com/v26.0/me/accounts?access_token=EAAG";
    const parsed = schemas.accounts.parse({ data: [], paging: { next } });
    expect(JSON.stringify(parsed)).not.toContain("EAAG");
  });
});
