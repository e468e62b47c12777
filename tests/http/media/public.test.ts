import { describe, expect, it } from "vitest";
import { mediaStore } from "@/infrastructure/container";
import { aStoredMedia } from "@/tests/builders/a-stored-media";
import { type Answer, refusalOf } from "../support/answer";
import { anUpload, poured, visitMedia as visit } from "../support/public-media";
import { httpScene } from "../support/scene";

httpScene();

const facts = ({ status, headers, bytes }: Answer) => ({
  status,
  type: headers.get("content-type"),
  length: headers.get("content-length"),
  sent: bytes.byteLength,
});

describe("GET /media/:id/:name", () => {
  it("gives the whole file to anybody who has its address", async () => {
    const { url, bytes } = await anUpload();
    const answer = await visit(url);
    expect(facts(answer)).toEqual({ status: 200, type: "image/jpeg", length: String(bytes), sent: bytes });
    expect([...answer.bytes.subarray(0, 2)]).toEqual([0xff, 0xd8]);
    expect(answer.headers.get("accept-ranges")).toBe("bytes");
    expect(answer.headers.get("cache-control")).toContain("public");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("tells the same without the file to HEAD", async () => {
    const { url, bytes } = await anUpload();
    const answer = await visit(url, { method: "HEAD" });
    expect(facts(answer)).toEqual({ status: 200, type: "image/jpeg", length: String(bytes), sent: 0 });
  });

  it.each([
    ["bytes=0-99", 0, 100],
    ["bytes=10-10", 10, 1],
  ])("gives the part %s", async (range, start, length) => {
    const { url, bytes } = await anUpload();
    const whole = await visit(url);
    const answer = await visit(url, { headers: { range } });
    expect(facts(answer)).toEqual({ status: 206, type: "image/jpeg", length: String(length), sent: length });
    expect(answer.headers.get("content-range")).toBe(`bytes ${start}-${start + length - 1}/${bytes}`);
    expect(answer.bytes).toEqual(whole.bytes.subarray(start, start + length));
  });

  it("gives the end of the file", async () => {
    const { url, bytes } = await anUpload();
    const answer = await visit(url, { headers: { range: "bytes=-50" } });
    expect(answer.headers.get("content-range")).toBe(`bytes ${bytes - 50}-${bytes - 1}/${bytes}`);
    expect(answer.bytes.byteLength).toBe(50);
  });

  it("has nothing beyond the end", async () => {
    const { url, bytes } = await anUpload();
    const answer = await visit(url, { headers: { range: `bytes=${bytes}-` } });
    expect(answer.status).toBe(416);
    expect(answer.headers.get("content-range")).toBe(`bytes */${bytes}`);
  });

  it("is not sent again to who has it", async () => {
    const { url } = await anUpload();
    const etag = (await visit(url)).headers.get("etag") ?? "";
    expect((await visit(url, { headers: { "if-none-match": etag } })).status).toBe(304);
  });

  it("is not found by half an address", async () => {
    const { url } = await anUpload();
    const [origin, id] = [new URL(url).origin, new URL(url).pathname.split("/")[2]];
    expect(refusalOf(await visit(`${origin}/media/${id}/other.jpg`))).toEqual({
      status: 404,
      code: "not_found",
    });
    expect(refusalOf(await visit(`${origin}/media/${"x".repeat(43)}/photo.jpg`)).status).toBe(404);
  });

  it("answers to the names that posts use as well", async () => {
    const { url } = await anUpload();
    for (const name of ["photo.jpg", "video.mp4"]) {
      expect((await visit(new URL(name, url).href)).status).toBe(200);
    }
  });
});

describe("a video that is a page as well", () => {
  it("is given as the video that it claims to be, and no browser may run it", async () => {
    const text = "\0\0\0\x18ftypisom\0\0\0\0isommp42<script>alert(1)</script>";
    const facts = { type: "video", contentType: "video/mp4", name: "film.mp4" } as const;
    const { id } = await mediaStore().put(aStoredMedia(facts), poured(text));
    const { headers } = await visit(`http://localhost:3000/media/${id}/film.mp4`);
    expect(headers.get("content-type")).toBe("video/mp4");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
  });
});
