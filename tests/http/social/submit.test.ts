import { describe, expect, it } from "vitest";
import { POST as refresh } from "@/app/api/auth/instagram/refresh/route";
import { GET as read } from "@/app/api/social/posts/[postId]/route";
import { anId } from "@/tests/builders/an-id";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { jsonOf, refusalOf } from "../support/answer";
import { Browser } from "../support/browser";
import { connectThroughMeta } from "../support/connect";
import { postOf, seePost, submitPhoto, submitPost, uploadedId } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";

const { meta, db } = httpScene();
const PHOTO = { type: "image", url: "https://cdn.example.com/buns.jpg" };
const BODY = { channelId: FIELD_BAKERY, caption: "Buns", media: [PHOTO] };

async function connected(): Promise<Browser> {
  const browser = await signedIn(anId());
  await connectThroughMeta(browser, meta);
  return browser;
}

const stored = () => db.collection("social_posts").countDocuments();

describe("POST /api/social/posts", () => {
  it("takes a photo that was uploaded here", async () => {
    const browser = await connected();
    const mediaId = await uploadedId(browser);
    const media = [{ type: "image", mediaId, altText: "A tray" }];
    const answer = await submitPost(browser, { channelId: FIELD_BAKERY, caption: "Buns 🥐", media });
    const { id } = postOf(answer);
    expect(answer.status).toBe(202);
    expect(answer.headers.get("location")).toBe(`/api/social/posts/${id}`);
    const url = expect.stringMatching(/^http:\/\/localhost:3000\/media\//);
    expect(jsonOf(answer)).toEqual({
      post: {
        id: expect.stringMatching(/^[0-9a-f]{24}$/),
        channelId: FIELD_BAKERY,
        kind: "feed",
        caption: "Buns 🥐",
        media: [
          {
            type: "image",
            mediaId,
            url,
            thumbnailUrl: url,
            altText: "A tray",
            coverMediaId: null,
            coverUrl: null,
            thumbOffsetMs: null,
            userTags: [],
          },
        ],
        collaborators: [],
        locationId: null,
        shareToFeed: null,
        firstComment: null,
        firstCommentState: null,
        status: "queued",
        steps: ["prepare", "process", "publish"].map((name) => ({ name, state: "pending", at: null })),
        progress: expect.any(Number),
        attempts: 0,
        nextAttemptAt: expect.stringMatching(/Z$/),
        scheduledAt: null,
        publishedAt: null,
        platformPostId: null,
        permalink: null,
        revision: expect.any(Number),
        createdAt: expect.stringMatching(/Z$/),
      },
    });
  });

  it("takes a photo by its public address, and a post without a caption", async () => {
    const answer = await submitPost(await connected(), { channelId: FIELD_BAKERY, media: [PHOTO] });
    expect(answer.status).toBe(202);
    expect(postOf(answer)).toMatchObject({ caption: "", media: [{ url: PHOTO.url, altText: null }] });
  });

  it("asks Meta nothing on the way", async () => {
    const browser = await connected();
    const calls = meta.log.length;
    await submitPhoto(browser);
    expect(meta.log).toHaveLength(calls);
  });

  it("takes exactly as much as Instagram does", async () => {
    const caption = "#tag ".repeat(30).padEnd(2200, "x");
    const media = [{ ...PHOTO, altText: "a".repeat(1000) }];
    expect((await submitPost(await connected(), { ...BODY, caption, media })).status).toBe(202);
  });

  it("may be read by its owner, and by nobody else", async () => {
    const browser = await connected();
    const { id } = await submitPhoto(browser);
    expect((await seePost(browser, id)).id).toBe(id);
    const path = `/api/social/posts/${id}`;
    const other = await (await signedIn(anId())).send(read, path, { params: { postId: id } });
    expect(refusalOf(other)).toEqual({ status: 404, code: "not_found" });
    const malformed = await browser.send(read, "/api/social/posts/x", { params: { postId: "x" } });
    expect(refusalOf(malformed)).toEqual({ status: 404, code: "not_found" });
    expect(refusalOf(await new Browser().send(read, path, { params: { postId: id } })).status).toBe(401);
  });
});

describe("a channel that cannot publish", () => {
  it("is unknown", async () => {
    const answer = await submitPost(await connected(), { ...BODY, channelId: "17841400000009999" });
    expect(refusalOf(answer)).toEqual({ status: 404, code: "not_found" });
    expect(await stored()).toBe(0);
  });

  it("is another owner's", async () => {
    await connected();
    expect(refusalOf(await submitPost(await signedIn(anId()), BODY))).toEqual({
      status: 404,
      code: "not_found",
    });
    expect(await stored()).toBe(0);
  });

  it("is known to be dead", async () => {
    const browser = await connected();
    meta.killUser(460);
    await browser.send(refresh, "/api/auth/instagram/refresh", { method: "POST" });
    const answer = await submitPost(browser, BODY);
    expect(refusalOf(answer)).toEqual({ status: 409, code: "reconnect_required" });
    expect(answer.text).toContain("password was changed");
    expect(await stored()).toBe(0);
  });
});
