import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { mediaAnswer } from "@/app/api/_schemas/media";
import { POST as upload } from "@/app/api/social/media/route";
import { mediaStore } from "@/infrastructure/container";
import { aStoredMedia } from "@/tests/builders/a-stored-media";
import { anId } from "@/tests/builders/an-id";
import { jsonOf, refusalOf } from "../support/answer";
import { anUpload, poured, visitMedia as visit } from "../support/public-media";
import { aPhoto } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";

httpScene();

describe("GET /media/:id/thumbnail.jpg", () => {
  const thumbnailUrl = (url: string): string => new URL("thumbnail.jpg", url).href;

  it("gives the small picture, for a few minutes", async () => {
    const { url, bytes } = await anUpload();
    const answer = await visit(thumbnailUrl(url));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("public, max-age=300");
    expect(answer.bytes.byteLength).toBeLessThan(bytes);
    expect(await sharp(answer.bytes).metadata()).toMatchObject({ format: "jpeg", width: 640, height: 640 });
  });

  it("gives another one once it was replaced", async () => {
    const { id, url } = await anUpload();
    const before = (await visit(thumbnailUrl(url))).headers.get("etag") ?? "";
    const poster = aStoredMedia({ purpose: "thumbnail", bytes: 6 });
    await mediaStore().setThumbnail(id, poster, poured("poster"));
    const answer = await visit(thumbnailUrl(url), { headers: { "if-none-match": before } });
    expect([answer.status, answer.text]).toEqual([200, "poster"]);
    expect(answer.headers.get("etag")).not.toBe(before);
  });

  it("outlives the file", async () => {
    const { id, url } = await anUpload();
    await mediaStore().dropBytes(id, new Date(Date.now() + 1000), new Date());
    for (const method of ["GET", "HEAD"]) {
      expect((await visit(url, { method })).status).toBe(404);
      expect((await visit(thumbnailUrl(url), { method })).status).toBe(200);
    }
  });

  it("is not what a file of that very name has at its own address", async () => {
    const browser = await signedIn(anId());
    const form = new FormData();
    form.append("file", await aPhoto(), "thumbnail.png");
    const answer = await browser.send(upload, "/api/social/media", { method: "POST", body: form });
    const { url, bytes } = mediaAnswer.parse(jsonOf(answer));
    expect((await visit(url)).bytes.byteLength).toBe(bytes);
    expect((await visit(thumbnailUrl(url))).bytes.byteLength).toBeLessThan(bytes);
  });

  it("is the photo itself while there is none, and nothing for a video without one", async () => {
    const photo = await mediaStore().put(aStoredMedia(), poured("0123456789"));
    const video = await mediaStore().put(aStoredMedia({ type: "video" }), poured("0123456789"));
    const [ofPhoto, ofVideo] = [photo, video].map(
      ({ id }) => `http://localhost:3000/media/${id}/thumbnail.jpg`,
    );
    expect((await visit(ofPhoto ?? "")).text).toBe("0123456789");
    expect(refusalOf(await visit(ofVideo ?? ""))).toEqual({ status: 404, code: "not_found" });
  });
});
