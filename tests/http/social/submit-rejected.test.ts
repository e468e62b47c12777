import { describe, expect, it } from "vitest";
import { anId } from "@/tests/builders/an-id";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { issuesOf, pathsOf, refusalOf } from "../support/answer";
import type { Browser } from "../support/browser";
import { connectThroughMeta } from "../support/connect";
import { submitPost } from "../support/publish";
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

describe("a post that Instagram would refuse", () => {
  const LONG = "a".repeat(2201);
  const TAGS = Array.from({ length: 31 }, (_, index) => `#tag${index}`).join(" ");
  const url = (address: string) => ({ ...BODY, media: [{ type: "image", url: address }] });

  it.each([
    ["nothing to show", { ...BODY, media: [] }, { path: "media", limit: 1 }],
    ["no media at all", { channelId: FIELD_BAKERY }, { path: "media", limit: 1 }],
    [
      "eleven items",
      { ...BODY, media: Array.from({ length: 11 }, () => PHOTO) },
      { path: "media", limit: 10 },
    ],
    ["a caption of 2201 characters", { ...BODY, caption: LONG }, { path: "caption", limit: 2200 }],
    ["31 hashtags", { ...BODY, caption: TAGS }, { path: "caption", limit: 30 }],
    ["21 mentions", { ...BODY, caption: "@someone ".repeat(21) }, { path: "caption", limit: 20 }],
    [
      "a description of 1001 characters",
      { ...BODY, media: [{ ...PHOTO, altText: LONG.slice(1200) }] },
      { path: "media.0.altText", limit: 1000 },
    ],
    ["plain http", url("http://cdn.example.com/buns.jpg"), { path: "media.0.url", limit: "https" }],
    ["this machine", url("https://127.0.0.1/buns.jpg"), { path: "media.0.url", limit: "https" }],
    ["a private network", url("https://192.168.1.9/buns.jpg"), { path: "media.0.url", limit: "https" }],
    ["an internal name", url("https://intranet/buns.jpg"), { path: "media.0.url", limit: "https" }],
    [
      "a password",
      url("https://me:secret@cdn.example.com/buns.jpg"),
      { path: "media.0.url", limit: "https" },
    ],
  ])("%s: says which rule, and stores nothing", async (_what, body, { path, limit }) => {
    const answer = await submitPost(await connected(), body);
    expect(refusalOf(answer)).toEqual({ status: 422, code: "media_rejected" });
    expect(issuesOf(answer)).toEqual([{ path, rule: expect.stringMatching(/^[a-z_]+$/), limit }]);
    expect(await stored()).toBe(0);
  });

  it("says in the words of the adapter that something must be shown", async () => {
    const answer = await submitPost(await connected(), { ...BODY, media: [] });
    expect(answer.text).toContain("Instagram requires at least one image or video");
  });

  it("names everything that is wrong at once", async () => {
    const media = [{ type: "image", url: "http://cdn.example.com/a.jpg", altText: "a".repeat(1001) }];
    const answer = await submitPost(await connected(), { ...BODY, caption: `${LONG} ${TAGS}`, media });
    expect(pathsOf(answer)).toEqual(["media.0.altText", "caption", "caption", "media.0.url"]);
  });
});
