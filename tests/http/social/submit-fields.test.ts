import { describe, expect, it } from "vitest";
import { anId } from "@/tests/builders/an-id";
import { pathsOf, refusalOf } from "../support/answer";
import { BODY, connectedAdmin, PHOTO } from "../support/posts";
import { postOf, seePost, submitPost, uploadedId } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";

const { meta, db } = httpScene();
const VIDEO = { type: "video", url: "https://cdn.example.com/buns.mp4" };
const COMMENTS = "instagram_manage_comments";
const stored = () => db.collection("social_posts").countDocuments();

describe("the fields of a submission", () => {
  it("are all kept, and shown as Meta wants them", async () => {
    const { browser } = await connectedAdmin(meta);
    const cover = await uploadedId(browser);
    const answer = await submitPost(browser, {
      ...BODY,
      kind: "reel",
      media: [{ ...VIDEO, coverMediaId: cover, thumbOffsetMs: 0, userTags: [{ username: "@miller" }] }],
      collaborators: ["@baker"],
      locationId: "106078429431815",
      shareToFeed: true,
      firstComment: "Open from seven",
    });
    expect(answer.status).toBe(202);
    const post = await seePost(browser, postOf(answer).id);
    expect(post).toMatchObject({
      kind: "reel",
      collaborators: ["baker"],
      locationId: "106078429431815",
      shareToFeed: true,
      firstComment: "Open from seven",
      firstCommentState: "pending",
    });
    const address = expect.stringContaining(`/media/${cover}/`);
    expect(post.media).toEqual([
      {
        ...VIDEO,
        mediaId: null,
        altText: null,
        thumbnailUrl: address,
        coverUrl: address,
        coverMediaId: cover,
        thumbOffsetMs: 0,
        userTags: [{ username: "miller", x: null, y: null }],
      },
    ]);
  });

  it.each([
    ["one video is a reel", [VIDEO], "reel"],
    ["one picture is feed", [PHOTO], "feed"],
    ["several items are feed", [PHOTO, VIDEO], "feed"],
  ])("decide the kind where it is left out: %s", async (_what, media, kind) => {
    const { browser } = await connectedAdmin(meta);
    expect(postOf(await submitPost(browser, { ...BODY, media })).kind).toBe(kind);
  });

  const item = (over: object) => ({ ...BODY, media: [{ ...PHOTO, ...over }] });

  it.each([
    ["two covers", item({ coverUrl: PHOTO.url, coverMediaId: "x" }), "media.0.coverMediaId"],
    ["a cover that is no address", item({ coverUrl: "cover.jpg" }), "media.0.coverUrl"],
    ["a negative offset", item({ thumbOffsetMs: -1 }), "media.0.thumbOffsetMs"],
    ["a broken offset", item({ thumbOffsetMs: 0.5 }), "media.0.thumbOffsetMs"],
    ["an offset in words", item({ thumbOffsetMs: "0" }), "media.0.thumbOffsetMs"],
    ["a tag without a name", item({ userTags: [{ x: 0, y: 0 }] }), "media.0.userTags.0.username"],
    ["a tag in words", item({ userTags: [{ username: "a", x: "0", y: 0 }] }), "media.0.userTags.0.x"],
    ["an unknown key of a tag", item({ userTags: [{ username: "a", z: 0 }] }), "media.0.userTags.0.z"],
    ["tags that are no list", item({ userTags: "a" }), "media.0.userTags"],
    ["collaborators that are no list", { ...BODY, collaborators: "a" }, "collaborators"],
    ["a collaborator that is a number", { ...BODY, collaborators: [1] }, "collaborators.0"],
    ["a location in words", { ...BODY, locationId: "Berlin" }, "locationId"],
    ["a location that is a number", { ...BODY, locationId: 17 }, "locationId"],
    ["sharing in words", { ...BODY, shareToFeed: "yes" }, "shareToFeed"],
    ["a comment that is a list", { ...BODY, firstComment: ["a"] }, "firstComment"],
    ["a draft in words", { ...BODY, draft: "yes" }, "draft"],
  ])("are refused: %s", async (_what, body, path) => {
    const { browser } = await connectedAdmin(meta);
    const answer = await submitPost(browser, body);
    expect(refusalOf(answer)).toEqual({ status: 400, code: "invalid_request" });
    expect(pathsOf(answer)).toEqual([path]);
    expect(await stored()).toBe(0);
  });

  it("are refused when a cover is unknown or somebody else's", async () => {
    const { browser } = await connectedAdmin(meta);
    const foreign = await uploadedId(await signedIn(anId()));
    for (const coverMediaId of [foreign, "unknown"]) {
      const answer = await submitPost(browser, { ...BODY, media: [{ ...VIDEO, coverMediaId }] });
      expect(refusalOf(answer)).toEqual({ status: 400, code: "invalid_request" });
      expect(pathsOf(answer)).toEqual(["media.0.coverMediaId"]);
    }
    expect(await stored()).toBe(0);
  });

  it("are rejected when a cover's address is not public", async () => {
    const { browser } = await connectedAdmin(meta);
    const media = [{ ...VIDEO, coverUrl: "https://127.0.0.1/cover.jpg" }];
    const answer = await submitPost(browser, { ...BODY, media });
    expect(refusalOf(answer)).toEqual({ status: 422, code: "media_rejected" });
    expect(pathsOf(answer)).toEqual(["media.0.coverUrl"]);
  });
});

describe("a first comment", () => {
  it("needs the permission to comment, and names it", async () => {
    const { browser } = await connectedAdmin(meta, { declined: [COMMENTS] });
    const answer = await submitPost(browser, { ...BODY, firstComment: "First!" });
    expect(refusalOf(answer)).toEqual({ status: 403, code: "missing_permission" });
    expect(answer.text).toContain(COMMENTS);
    expect(await stored()).toBe(0);
  });

  it.each([
    ["is not meant", { firstComment: "  " }, 202],
    ["is in a draft", { firstComment: "First!", draft: true }, 201],
  ])("needs none when it %s", async (_what, over, status) => {
    const { browser } = await connectedAdmin(meta, { declined: [COMMENTS] });
    expect((await submitPost(browser, { ...BODY, ...over })).status).toBe(status);
  });
});
