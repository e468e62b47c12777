import { describe, expect, it } from "vitest";
import { answerMedia } from "@/app/media/answer-media";
import type { ByteRange } from "@/core/application/interfaces/social/media-store";
import { aStoredMedia } from "@/tests/builders/a-stored-media";

const CONTENT = "0123456789";
const MEDIA = aStoredMedia({ id: "token", name: "menu.jpg", bytes: CONTENT.length });

async function ask(headers: Record<string, string> = {}, method = "GET", isReplaceable = false) {
  const opened: (ByteRange | undefined)[] = [];
  const request = new Request("http://localhost/media/token/menu.jpg", { method, headers });
  const response = await answerMedia(request, { file: MEDIA, isReplaceable }, async (range) => {
    opened.push(range);
    return new Blob([range ? CONTENT.slice(range.start, range.end + 1) : CONTENT]).stream();
  });
  return { response, opened, status: response.status, text: await response.text() };
}

describe("a stored file over HTTP", () => {
  it("comes whole, cacheable for ever, and can do no harm", async () => {
    const { response, status, text } = await ask();
    expect([status, text]).toEqual([200, CONTENT]);
    expect(Object.fromEntries(response.headers)).toEqual({
      "accept-ranges": "bytes",
      "cache-control": "public, max-age=31536000, immutable",
      "content-length": "10",
      "content-security-policy": "default-src 'none'; sandbox",
      "content-type": "image/jpeg",
      etag: '"token"',
      "x-content-type-options": "nosniff",
    });
  });

  it("comes cacheable for minutes where another file may stand tomorrow", async () => {
    const { response } = await ask({}, "GET", true);
    expect(response.headers.get("cache-control")).toBe("public, max-age=300");
    expect(response.headers.get("etag")).toBe('"token"');
  });

  it.each([
    ["bytes=2-4", "234", "bytes 2-4/10"],
    ["bytes=7-", "789", "bytes 7-9/10"],
    ["bytes=-3", "789", "bytes 7-9/10"],
    ["bytes=0-99", CONTENT, "bytes 0-9/10"],
  ])("comes in part for %s", async (range, content, contentRange) => {
    const { response, status, text } = await ask({ range });
    expect([status, text]).toEqual([206, content]);
    expect(response.headers.get("content-range")).toBe(contentRange);
    expect(response.headers.get("content-length")).toBe(String(content.length));
  });

  it("names its size when nothing of the range is there", async () => {
    const { response, status, opened } = await ask({ range: "bytes=10-" });
    expect([status, opened]).toEqual([416, []]);
    expect(response.headers.get("content-range")).toBe("bytes */10");
  });

  it("answers HEAD with the headers alone, whatever the range", async () => {
    const { response, status, text, opened } = await ask({ range: "bytes=2-4" }, "HEAD");
    expect([status, text, opened]).toEqual([200, "", []]);
    expect(response.headers.get("content-length")).toBe("10");
  });

  it.each(['"token"', 'W/"token"', '"other", "token"', "*"])(
    "is not sent again to who has %s",
    async (tag) => {
      const { response, status, text, opened } = await ask({ "if-none-match": tag, range: "bytes=0-1" });
      expect([status, text, opened]).toEqual([304, "", []]);
      expect(response.headers.get("etag")).toBe('"token"');
    },
  );

  it("is sent to who has another version", async () => {
    expect((await ask({ "if-none-match": '"other"' })).status).toBe(200);
  });

  it.each([
    ['"token"', 206],
    ['"other"', 200],
    ['W/"token"', 200],
    ["Sun, 01 Nov 2026 10:00:00 GMT", 200],
  ])("takes If-Range %s", async (ifRange, status) => {
    expect((await ask({ "if-range": ifRange, range: "bytes=0-1" })).status).toBe(status);
  });
});
