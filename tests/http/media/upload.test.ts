import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { mediaAnswer } from "@/app/api/_schemas/media";
import { GET as read } from "@/app/api/social/media/[mediaId]/route";
import { POST as upload } from "@/app/api/social/media/route";
import { anId } from "@/tests/builders/an-id";
import { aVideo } from "@/tests/media/videos";
import { type Answer, issuesOf, jsonOf, pathsOf, refusalOf } from "../support/answer";
import { Browser } from "../support/browser";
import { aPhoto, uploadedId, uploadPhoto } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";

const { db } = httpScene();
const PATH = "/api/social/media";

const readMedia = (browser: Browser, mediaId: string): Promise<Answer> =>
  browser.send(read, `${PATH}/${mediaId}`, { params: { mediaId } });

const sizeOf = (answer: Answer): number[] => {
  const { width, height } = mediaAnswer.parse(jsonOf(answer));
  return [width, height];
};

describe("POST /api/social/media", () => {
  it("keeps a photo and answers with its public address", async () => {
    const answer = await uploadPhoto(await signedIn(anId()));
    expect(answer.status).toBe(201);
    expect(jsonOf(answer)).toEqual({
      id: expect.stringMatching(/^[\w-]{43}$/),
      name: "morning buns.jpg",
      url: expect.stringMatching(/^http:\/\/localhost:3000\/media\/[\w-]{43}\/[^/]+$/),
      type: "image",
      width: 1080,
      height: 1080,
      bytes: expect.any(Number),
      shape: { use: "feed", fit: "crop", ratio: "original" },
      thumbnailUrl: expect.stringMatching(/^http:\/\/localhost:3000\/media\/[\w-]{43}\/[^/]+$/),
      warnings: [],
    });
  });

  it("takes a video, with its facts and a picture that stands for it", async () => {
    const browser = await signedIn(anId());
    const answer = await uploadPhoto(browser, new Blob([new Uint8Array(await aVideo())]));
    expect(answer.status).toBe(201);
    expect(jsonOf(answer)).toEqual({
      id: expect.stringMatching(/^[\w-]{43}$/),
      name: "morning buns.jpg",
      url: expect.stringMatching(/^http:\/\/localhost:3000\/media\/[\w-]{43}\/morning-buns\.mp4$/),
      type: "video",
      width: 1080,
      height: 1920,
      bytes: expect.any(Number),
      durationMs: expect.any(Number),
      thumbnailUrl: expect.stringMatching(/^http:\/\/localhost:3000\/media\/[\w-]{43}\/[^/]+$/),
      warnings: [],
    });
  });

  it("says at once that a file is too large, without reading it", async () => {
    const headers = {
      "content-type": "multipart/form-data; boundary=x",
      "content-length": String(400 * 1024 * 1024),
    };
    const answer = await (await signedIn(anId())).send(upload, PATH, { method: "POST", headers, body: "" });
    expect(refusalOf(answer)).toEqual({ status: 413, code: "payload_too_large" });
    expect(issuesOf(answer)).toEqual([{ path: "file", rule: "file_size", limit: 300 * 1024 * 1024 }]);
  });

  it("crops what is too tall, unless it is to be padded", async () => {
    const browser = await signedIn(anId());
    const tall = await aPhoto(800, 2000);
    expect(sizeOf(await uploadPhoto(browser, tall))).toEqual([800, 1066]);
    const [width = 0, height = 1] = sizeOf(await uploadPhoto(browser, tall, { fit: "pad" }));
    expect(width / height).toBeCloseTo(0.75, 2);
  });

  it("takes the ratio that was chosen", async () => {
    const [width, height] = sizeOf(
      await uploadPhoto(await signedIn(anId()), await aPhoto(), { ratio: "4:5" }),
    );
    expect([width, height]).toEqual([864, 1080]);
  });

  it.each([
    ["an unknown fit", { fit: "stretch" }, "fit"],
    ["an unknown use", { use: "reel" }, "use"],
    ["an unknown ratio", { ratio: "16:9" }, "ratio"],
    ["an unknown field", { caption: "Buns" }, "caption"],
  ])("names %s", async (_what, parts, path) => {
    const answer = await uploadPhoto(await signedIn(anId()), await aPhoto(200, 200), parts);
    expect(refusalOf(answer)).toEqual({ status: 400, code: "invalid_request" });
    expect(pathsOf(answer)).toEqual([path]);
  });

  it("misses the file", async () => {
    const body = new FormData();
    body.append("fit", "crop");
    const answer = await (await signedIn(anId())).send(upload, PATH, { method: "POST", body });
    expect(refusalOf(answer)).toEqual({ status: 400, code: "invalid_request" });
    expect(pathsOf(answer)).toEqual(["file"]);
  });

  it("refuses what is no picture, and says so", async () => {
    const answer = await uploadPhoto(await signedIn(anId()), new Blob(["<svg onload=alert(1)>"]));
    expect(refusalOf(answer)).toEqual({ status: 422, code: "media_rejected" });
    expect(issuesOf(answer)).toEqual([{ path: "file", rule: expect.any(String), limit: expect.anything() }]);
  });

  it("does not trust the type that the browser claims", async () => {
    const gif = await sharp({ create: { width: 400, height: 400, channels: 3, background: "red" } })
      .gif()
      .toBuffer();
    const answer = await uploadPhoto(
      await signedIn(anId()),
      new Blob([new Uint8Array(gif)], { type: "image/jpeg" }),
    );
    expect(refusalOf(answer)).toEqual({ status: 422, code: "media_rejected" });
  });

  it("is a form, not JSON", async () => {
    const answer = await (await signedIn(anId())).postJson(upload, PATH, { file: "…" });
    expect(refusalOf(answer)).toEqual({ status: 415, code: "unsupported_media_type" });
  });

  it("wants a session", async () => {
    expect(refusalOf(await uploadPhoto(new Browser())).status).toBe(401);
  });

  it("keeps nothing of what it refused", async () => {
    await uploadPhoto(await signedIn(anId()), new Blob(["no picture"]));
    const collections = await db.listCollections().toArray();
    const kept = await Promise.all(collections.map(({ name }) => db.collection(name).countDocuments()));
    expect(kept.every((count) => count === 0)).toBe(true);
  });
});

describe("GET /api/social/media/:id", () => {
  it("answers what the upload answered", async () => {
    const browser = await signedIn(anId());
    const uploaded = jsonOf(await uploadPhoto(browser));
    const answer = await readMedia(browser, mediaAnswer.parse(uploaded).id);
    expect(answer.status).toBe(200);
    expect(jsonOf(answer)).toEqual(uploaded);
  });

  it("does not show it to another owner", async () => {
    const id = await uploadedId(await signedIn(anId()));
    expect(refusalOf(await readMedia(await signedIn(anId()), id))).toEqual({
      status: 404,
      code: "not_found",
    });
    expect(refusalOf(await readMedia(new Browser(), id)).status).toBe(401);
  });

  it("does not know what was never uploaded", async () => {
    const browser = await signedIn(anId());
    expect(refusalOf(await readMedia(browser, "x"))).toEqual({ status: 404, code: "not_found" });
    expect(refusalOf(await readMedia(browser, "x".repeat(43))).status).toBe(404);
  });
});
