import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { mediaAnswer } from "@/app/api/_schemas/media";
import { GET as readMedia } from "@/app/api/social/media/[mediaId]/route";
import { DELETE, HEAD, OPTIONS, PATCH } from "@/app/api/social/media/uploads/[uploadId]/route";
import { OPTIONS as describeAll } from "@/app/api/social/media/uploads/route";
import { GET as open } from "@/app/media/[mediaId]/[name]/route";
import { webStream } from "@/infrastructure/media/web-stream";
import { anId } from "@/tests/builders/an-id";
import { largeVideo } from "@/tests/media/large-video";
import { aVideo } from "@/tests/media/videos";
import { type Answer, issuesOf, jsonOf, pathsOf, refusalOf } from "../support/answer";
import { Browser } from "../support/browser";
import { httpScene, signedIn } from "../support/scene";
import { about, announce, howFar, metadataOf, sendPart, TUS, uploadIdOf, uploadWhole } from "../support/tus";

const { db, clock } = httpScene();
const MEGABYTE = 1024 * 1024;

async function aPng(width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
  const picture = sharp({ create: { width, height, channels: 3, background: "#c86b3c" } });
  return new Uint8Array(await picture.png().toBuffer());
}

async function mediaOf(browser: Browser, { headers }: Answer) {
  const mediaId = headers.get("media-id") ?? "";
  const answer = await browser.send(readMedia, `/api/social/media/${mediaId}`, { params: { mediaId } });
  return mediaAnswer.parse(jsonOf(answer));
}

async function leftOver(): Promise<string[]> {
  const collections = await db.listCollections().toArray();
  const counts = await Promise.all(
    collections.map(async ({ name }) => ({ name, count: await db.collection(name).countDocuments() })),
  );
  return counts.filter(({ count }) => count > 0).map(({ name }) => name);
}

describe("a video by tus", () => {
  it("becomes media that Meta can fetch, byte for byte", async () => {
    const browser = await signedIn(anId());
    const film = new Uint8Array(await aVideo());
    const last = await uploadWhole(browser, film, { filename: "Sommer 2026.MP4" });
    expect([last.status, last.text, last.headers.get("upload-offset")]).toEqual([
      204,
      "",
      String(film.byteLength),
    ]);
    const media = await mediaOf(browser, last);
    expect(media).toMatchObject({ type: "video", width: 1080, height: 1920, bytes: film.byteLength });
    expect(media.url).toMatch(/\/Sommer-2026\.mp4$/);
    const [, , mediaId = "", name = ""] = new URL(media.url).pathname.split("/");
    const fetched = await new Browser().send(open, media.url, { params: { mediaId, name } });
    expect(Buffer.from(fetched.bytes).equals(film)).toBe(true);
  });

  it("has its index in front when it is fetched, wherever it was", async () => {
    const browser = await signedIn(anId());
    const film = new Uint8Array(await aVideo({ container: "mov", index: "last" }));
    const media = await mediaOf(browser, await uploadWhole(browser, film));
    const [, , mediaId = "", name = ""] = new URL(media.url).pathname.split("/");
    const { text } = await new Browser().send(open, media.url, { params: { mediaId, name } });
    expect(text.indexOf("moov")).toBeLessThan(text.indexOf("mdat"));
    const chunks = await db.collection("social_media.files").countDocuments();
    expect(chunks, "the film and its thumbnail; not what arrived").toBe(2);
  });
});

describe("a picture by tus", () => {
  it("is cut as it was wished", async () => {
    const browser = await signedIn(anId());
    const wish = { filename: "menu.png", fit: "crop", ratio: "1:1" };
    const media = await mediaOf(browser, await uploadWhole(browser, await aPng(1200, 800), wish));
    expect(media).toMatchObject({ type: "image", width: 800, height: 800 });
    expect(media.url).toMatch(/\/menu\.jpg$/);
  });

  it("is whole for a story", async () => {
    const browser = await signedIn(anId());
    const wish = { filename: "menu.png", use: "story" };
    const media = await mediaOf(browser, await uploadWhole(browser, await aPng(1080, 1920), wish));
    expect(media).toMatchObject({ width: 1080, height: 1920, shape: { use: "story" } });
  });
});

describe("what tus is told", () => {
  it("is how uploads are spoken here, to anybody and no other origin", async () => {
    for (const route of [OPTIONS, describeAll]) {
      const answer = await new Browser().send(route, "/api/social/media/uploads", { method: "OPTIONS" });
      expect(answer.status).toBe(204);
      expect(answer.headers.get("tus-version")).toBe("1.0.0");
      expect(answer.headers.get("tus-max-size")).toBe(String(300 * MEGABYTE));
      expect(answer.headers.get("tus-extension")).toBe(
        "creation,creation-with-upload,termination,expiration",
      );
      expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    }
  });

  it("is where an upload goes, and until when", async () => {
    const answer = await announce(await signedIn(anId()), 5_000);
    expect(answer.status).toBe(201);
    expect(answer.location).toMatch(/^\/api\/social\/media\/uploads\/[\w-]{43}$/);
    expect(answer.headers.get("tus-resumable")).toBe("1.0.0");
    const expires = new Date(answer.headers.get("upload-expires") ?? 0).getTime() - Date.now();
    expect(expires / 3_600_000).toBeCloseTo(24, 1);
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("is where it went on after a cut", async () => {
    const browser = await signedIn(anId());
    const film = new Uint8Array(await new Response(webStream(largeVideo(3 * MEGABYTE))).arrayBuffer());
    const id = uploadIdOf(await announce(browser, film.byteLength));
    async function* broken(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < 2 * MEGABYTE; at += 50_000) yield film.slice(at, at + 50_000);
      throw new Error("ECONNRESET");
    }
    expect((await sendPart(browser, id, 0, webStream(broken()))).status).toBe(423);
    const resumed = Number((await howFar(browser, id)).headers.get("upload-offset"));
    expect(resumed).toBeGreaterThan(MEGABYTE);
    const last = await sendPart(browser, id, resumed, film.slice(resumed));
    expect((await mediaOf(browser, last)).bytes).toBe(film.byteLength);
  });

  it("is what a finished upload has become, as often as it is asked", async () => {
    const browser = await signedIn(anId());
    const last = await uploadWhole(browser, await aPng(400, 400));
    const mediaId = last.headers.get("media-id");
    const { uploadId } = { uploadId: String((await db.collection("social_uploads").findOne())?._id) };
    const head = await howFar(browser, uploadId);
    expect([head.status, head.text, head.headers.get("media-id")]).toEqual([200, "", mediaId]);
    expect(head.headers.get("upload-offset")).toBe(head.headers.get("upload-length"));
    const files = await db.collection("social_media_files").countDocuments();
    const again = await sendPart(
      browser,
      uploadId,
      Number(head.headers.get("upload-offset")),
      new Uint8Array(),
    );
    expect([again.status, again.headers.get("media-id")]).toEqual([204, mediaId]);
    expect(await db.collection("social_media_files").countDocuments()).toBe(files);
  });
});

describe("what tus refuses", () => {
  const inTus = (answer: Answer) => [
    refusalOf(answer).status,
    refusalOf(answer).code,
    answer.headers.get("tus-resumable"),
  ];

  it.each([
    ["a wrong fit", { fit: "stretch" }, ["fit"]],
    ["two wrong wishes", { ratio: "16:9", fit: "zoom" }, ["fit", "ratio"]],
    ["an unknown field", { caption: "Buns" }, ["caption"]],
  ])("is %s, by name", async (_what, fields, paths) => {
    const answer = await announce(await signedIn(anId()), 5_000, metadataOf(fields));
    expect(inTus(answer)).toEqual([400, "invalid_request", "1.0.0"]);
    expect(pathsOf(answer)).toEqual(paths);
    expect(await leftOver()).toEqual([]);
  });

  it("is a file over 300 MB, before a byte of it is sent", async () => {
    const answer = await announce(await signedIn(anId()), 300 * MEGABYTE + 1);
    expect(inTus(answer)).toEqual([413, "payload_too_large", "1.0.0"]);
    expect(issuesOf(answer)).toEqual([{ path: "file", rule: "file_size", limit: 300 * MEGABYTE }]);
  });

  it("is a file of unknown or no length", async () => {
    const browser = await signedIn(anId());
    expect(pathsOf(await announce(browser, 0))).toEqual(["Upload-Length"]);
    const deferred = { "upload-defer-length": "1" };
    expect(pathsOf(await announce(browser, 5, deferred))).toEqual(["Upload-Defer-Length"]);
  });

  it("is another version of it", async () => {
    const answer = await announce(await signedIn(anId()), 5, { "tus-resumable": "0.2.2" });
    expect(inTus(answer)).toEqual([412, "invalid_request", "1.0.0"]);
    expect(answer.headers.get("tus-version")).toBe("1.0.0");
  });

  it("is a part of another kind, or from another place", async () => {
    const browser = await signedIn(anId());
    const id = uploadIdOf(await announce(browser, 5_000));
    const json = { "content-type": "application/json", "upload-offset": "0" };
    expect(inTus(await about(browser, PATCH, "PATCH", id, json))).toEqual([
      415,
      "unsupported_media_type",
      "1.0.0",
    ]);
    expect(inTus(await sendPart(browser, id, 7, new Uint8Array(9)))).toEqual([409, "conflict", "1.0.0"]);
    expect(inTus(await sendPart(browser, id, 0, new Uint8Array(5_001)))).toEqual([
      413,
      "payload_too_large",
      "1.0.0",
    ]);
  });

  it("is what turns out to be no media: nothing of it stays", async () => {
    const browser = await signedIn(anId());
    const text = new TextEncoder().encode("<svg onload=alert(1)>".repeat(1_000));
    const answer = await uploadWhole(browser, text, { filename: "holiday.mp4" });
    expect(inTus(answer)).toEqual([422, "media_rejected", "1.0.0"]);
    expect(pathsOf(answer)).toEqual(["file"]);
    expect(await leftOver()).toEqual([]);
  });

  it("is everybody but the owner", async () => {
    const [owner, stranger] = [await signedIn(anId()), await signedIn(anId())];
    const id = uploadIdOf(await announce(owner, 5_000));
    for (const [route, method] of [
      [HEAD, "HEAD"],
      [DELETE, "DELETE"],
    ] as const) {
      expect(inTus(await about(stranger, route, method, id))).toEqual([404, "not_found", "1.0.0"]);
      expect(inTus(await about(new Browser(), route, method, id))).toEqual([
        401,
        "not_authenticated",
        "1.0.0",
      ]);
    }
    expect(inTus(await sendPart(stranger, id, 0, new Uint8Array(9)))).toEqual([404, "not_found", "1.0.0"]);
    expect((await howFar(owner, id)).status).toBe(200);
  });

  it("is another origin", async () => {
    const browser = await signedIn(anId());
    const foreign = { origin: "https://evil.example" };
    expect(inTus(await announce(browser, 5_000, foreign))).toEqual([403, "cross_origin", "1.0.0"]);
  });

  it("is an upload of yesterday", async () => {
    const actor = anId();
    const id = uploadIdOf(await announce(await signedIn(actor), 5_000));
    clock.advance(24 * 3600 * 1000 + 1_000);
    expect(inTus(await howFar(await signedIn(actor), id))).toEqual([404, "not_found", "1.0.0"]);
  });
});

describe("giving up", () => {
  it("removes what has arrived", async () => {
    const browser = await signedIn(anId());
    const id = uploadIdOf(await announce(browser, 5_000_000));
    await sendPart(browser, id, 0, new Uint8Array(2_000_000));
    const answer = await about(browser, DELETE, "DELETE", id);
    expect([answer.status, answer.text]).toEqual([204, ""]);
    expect(await leftOver()).toEqual([]);
    expect(refusalOf(await about(browser, DELETE, "DELETE", id, TUS)).status).toBe(404);
  });
});
