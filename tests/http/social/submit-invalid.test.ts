import { describe, expect, it } from "vitest";
import { anId } from "@/tests/builders/an-id";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { pathsOf, refusalOf } from "../support/answer";
import { Browser } from "../support/browser";
import { connectThroughMeta } from "../support/connect";
import { submitPost, uploadedId } from "../support/publish";
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

describe("a post that cannot be read", () => {
  const BOTH_URL = { ...PHOTO, mediaId: "x" };

  it.each([
    ["no channel", { caption: "Buns", media: [PHOTO] }, ["channelId"]],
    ["a channel that is a number", { ...BODY, channelId: 17 }, ["channelId"]],
    ["a caption that is a list", { ...BODY, caption: ["Buns"] }, ["caption"]],
    ["an unknown kind", { ...BODY, kind: "album" }, ["kind"]],
    ["media that are no list", { ...BODY, media: PHOTO }, ["media"]],
    ["an unknown type", { ...BODY, media: [{ ...PHOTO, type: "audio" }] }, ["media.0.type"]],
    ["an address that is none", { ...BODY, media: [{ ...PHOTO, url: "buns.jpg" }] }, ["media.0.url"]],
    [
      "a description that is a number",
      { ...BODY, media: [PHOTO, { ...PHOTO, altText: 1 }] },
      ["media.1.altText"],
    ],
    ["both mediaId and url", { ...BODY, media: [BOTH_URL] }, ["media.0.mediaId"]],
    ["neither mediaId nor url", { ...BODY, media: [{ type: "image" }] }, ["media.0.mediaId"]],
    ["an unknown key", { ...BODY, hashtags: [] }, ["hashtags"]],
    [
      "an unknown key of an item",
      { ...BODY, media: [{ ...PHOTO, filter: "clarendon" }] },
      ["media.0.filter"],
    ],
    ["several things at once", { ...BODY, channelId: "", kind: "x" }, ["channelId", "kind"]],
    ["a list", [BODY], [""]],
    ["null", null, [""]],
  ])("because of %s, stores nothing", async (_what, body, paths) => {
    const answer = await submitPost(await connected(), body);
    expect(refusalOf(answer)).toEqual({ status: 400, code: "invalid_request" });
    expect(pathsOf(answer)).toEqual(paths);
    expect(await stored()).toBe(0);
  });

  it("because the upload is unknown or somebody else's", async () => {
    const foreign = await uploadedId(await signedIn(anId()));
    const browser = await connected();
    for (const mediaId of [foreign, "unknown"]) {
      const answer = await submitPost(browser, { ...BODY, media: [{ type: "image", mediaId }] });
      expect(refusalOf(answer)).toEqual({ status: 400, code: "invalid_request" });
      expect(pathsOf(answer)).toEqual(["media.0.mediaId"]);
    }
    expect(await stored()).toBe(0);
  });

  it("because nobody is signed in", async () => {
    expect(refusalOf(await submitPost(new Browser(), BODY)).status).toBe(401);
  });
});
