import { createServer } from "node:http";
import sharp from "sharp";
import { describe, expect, it, onTestFinished } from "vitest";
import type { ExpectedMedia } from "@/core/application/interfaces/social/media-preflight";
import { type Answering, aHost, aPreflight, IMAGE, resolving, SHOP, VIDEO } from "./a-host";

const MIB = 1024 * 1024;

async function aPlain(format: "jpeg" | "png" | "webp" | "gif"): Promise<Buffer> {
  const size = { width: 8, height: 8 };
  return await sharp({ create: { ...size, channels: 3, background: "#7a5230" } })
    .toFormat(format)
    .toBuffer();
}

/** The beginning of a file of boxes, with these brands. */
function anIsoFile(major: string, ...others: readonly string[]): Buffer {
  const brands = Buffer.from([major, "\0\0\0\0", ...others].join(""), "latin1");
  const box = Buffer.alloc(8 + brands.byteLength);
  box.writeUInt32BE(box.byteLength, 0);
  box.write("ftyp", 4, "latin1");
  brands.copy(box, 8);
  return Buffer.concat([box, Buffer.alloc(64)]);
}

/** Of a kind that nobody knows: it is judged by what is said of it. */
const UNTOLD = Buffer.from([0, 1, 2, 3, 4, 5, 6, 7]);

/** A well-behaved server: parts where they are asked for. */
function serving(
  contentType: string | null,
  bytes = 1000,
  status = 200,
  head: Uint8Array = UNTOLD,
): Answering {
  return ({ headers }, out) => {
    const isPart = status === 200 && headers.range === "bytes=0-4099";
    out.writeHead(isPart ? 206 : status, {
      ...(contentType === null ? {} : { "content-type": contentType }),
      "content-length": String(isPart ? head.byteLength : bytes),
      ...(isPart ? { "content-range": `bytes 0-${head.byteLength - 1}/${bytes}` } : {}),
    });
    out.end(isPart ? head : undefined);
  };
}

async function judged(answer: Answering, expected: ExpectedMedia = IMAGE) {
  const host = await aHost(answer);
  const problem = await aPreflight().problemWith(host.at("/a"), expected);
  return { problem, methods: host.asked.map(({ method }) => method) };
}

describe("media elsewhere that Meta can take", () => {
  it("is known by one question", async () => {
    expect(await judged(serving("image/jpeg"))).toEqual({ problem: null, methods: ["GET"] });
  });

  it.each<[string, ExpectedMedia, () => Promise<Uint8Array> | Uint8Array]>([
    ["a JPEG", IMAGE, () => aPlain("jpeg")],
    ["a PNG, which may come through", IMAGE, () => aPlain("png")],
    ["a WebP, which may come through", IMAGE, () => aPlain("webp")],
    ["an MP4", VIDEO, () => anIsoFile("isom", "mp42")],
    ["a MOV", VIDEO, () => anIsoFile("qt  ")],
  ])("passes as %s by its first bytes, whatever it is called", async (_what, expected, make) => {
    const bytes = Buffer.from(await make());
    const { problem } = await judged(serving("application/octet-stream", 1000, 200, bytes), expected);
    expect(problem).toBeNull();
  });

  it.each<[string, ExpectedMedia]>([
    ["image/jpeg; charset=binary", IMAGE],
    ["IMAGE/PNG", IMAGE],
    ["application/octet-stream", IMAGE],
    ["binary/octet-stream", VIDEO],
    ["application/x-download", VIDEO],
    ["video/mp4", VIDEO],
    ["video/quicktime", VIDEO],
    ["application/mp4", VIDEO],
  ])("passes as %s", async (contentType, expected) => {
    expect((await judged(serving(contentType), expected)).problem).toBeNull();
  });

  it("passes without a type", async () => {
    expect((await judged(serving(null))).problem).toBeNull();
  });

  it("passes at exactly the limit", async () => {
    expect((await judged(serving("image/jpeg", 8 * MIB))).problem).toBeNull();
  });
});

describe("media elsewhere that Meta would refuse", () => {
  it.each([
    [401, "This address answers 401: it asks for a login"],
    [403, "This address answers 403: strangers may not read what is there"],
    [404, "This address answers 404: there is nothing at this address"],
    [410, "This address answers 410: what was there is gone"],
    [451, "This address answers 451: it does not give the file"],
  ])("answers %i: refused with the answer in words", async (status, message) => {
    const { problem } = await judged(serving("text/html", 10, status));
    expect(problem).toEqual({ rule: "url_answer", message, limit: 200 });
  });

  it.each<[string, ExpectedMedia, string]>([
    ["text/html; charset=utf-8", IMAGE, "This address gives a web page, not an image"],
    ["application/json", IMAGE, "This address gives application/json, not an image"],
    ["application/ld+json", VIDEO, "This address gives application/ld+json, not a video"],
    ["text/plain", VIDEO, "This address gives text/plain, not a video"],
    ["application/pdf", IMAGE, "This address gives application/pdf, not an image"],
    ["image/svg+xml", IMAGE, "This address gives image/svg+xml, not an image"],
    ["video/mp4", IMAGE, "This address gives video/mp4, not an image"],
    ["image/jpeg", VIDEO, "This address gives image/jpeg, not a video"],
    ["audio/mpeg", VIDEO, "This address gives audio/mpeg, not a video"],
    ["text/<script>", IMAGE, "This address gives something else, not an image"],
  ])("is %s: refused with what it is", async (contentType, expected, message) => {
    const { problem } = await judged(serving(contentType), expected);
    expect(problem).toEqual({ rule: "url_type", message, limit: expected.type });
  });

  it.each<[string, ExpectedMedia, number, string]>([
    [
      "image/jpeg",
      IMAGE,
      8 * MIB + 1,
      "The file at this address has 8.1 MB; an image may have up to 8 MB here",
    ],
    [
      "video/mp4",
      VIDEO,
      412 * MIB,
      "The file at this address has 412 MB; a video may have up to 300 MB here",
    ],
    [
      "video/mp4",
      { type: "video", maxBytes: 100 * MIB },
      100.04 * MIB,
      "The file at this address has 100.1 MB; a video may have up to 100 MB here",
    ],
  ])("is too large as %s: refused with both numbers", async (contentType, expected, bytes, message) => {
    const { problem } = await judged(serving(contentType, Math.round(bytes)), expected);
    expect(problem).toEqual({ rule: "url_size", message, limit: expected.maxBytes });
  });

  it("is too large although the server knows no parts", async () => {
    const { problem } = await judged((_asked, out) => {
      out.writeHead(200, { "content-type": "image/jpeg", "content-length": String(9 * MIB) }).write(UNTOLD);
    });
    expect(problem).toMatchObject({ rule: "url_size" });
  });
});

describe("what Meta never takes, whatever type was declared", () => {
  it.each<[string, ExpectedMedia, () => Promise<Uint8Array> | Uint8Array, RegExp]>([
    ["a GIF", IMAGE, () => aPlain("gif"), /a picture in the format GIF\. Instagram takes JPEG/],
    ["a HEIC", IMAGE, () => anIsoFile("heic", "mif1"), /in the format HEIC/],
    ["a HEIC that names its brand last", IMAGE, () => anIsoFile("mif1", "heic"), /in the format HEIC/],
    ["an AVIF", IMAGE, () => anIsoFile("avif", "mif1"), /in the format AVIF/],
    ["a TIFF", IMAGE, () => Buffer.from("II*\0\u0008\0\0\0", "latin1"), /in the format TIFF/],
    ["a BMP", IMAGE, () => Buffer.from(`BM${"\0".repeat(60)}`, "latin1"), /in the format BMP/],
    ["an SVG", IMAGE, () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /an SVG drawing/],
    ["a page", IMAGE, () => Buffer.from("<!doctype html><p>Log in</p>"), /a web page/],
    [
      "text",
      VIDEO,
      () => Buffer.from("version https://git-lfs.github.com/spec/v1"),
      /text\. Instagram takes MP4/,
    ],
    ["a PDF", IMAGE, () => Buffer.from("%PDF-1.7\n"), /a PDF document/],
    ["a video for a picture", IMAGE, () => anIsoFile("isom"), /a video in the format MP4/],
    ["a picture for a video", VIDEO, () => aPlain("jpeg"), /a picture in the format JPEG/],
    [
      "a WebM",
      VIDEO,
      () => Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x84, 0x77, 0x65, 0x62, 0x6d]),
      /in the format WEBM/,
    ],
    ["a 3GP", VIDEO, () => anIsoFile("3gp5"), /in the format 3GP/],
    ["sound", VIDEO, () => anIsoFile("M4A "), /sound \(M4A\)/],
  ])("is %s: refused with what it is, and what to do", async (_what, expected, make, message) => {
    const bytes = Buffer.from(await make());
    const declared = expected.type === "image" ? "image/jpeg" : "video/mp4";
    const { problem } = await judged(serving(declared, 100_000, 200, bytes), expected);
    expect(problem).toEqual({
      rule: "url_format",
      message: expect.stringMatching(message),
      limit: expected.type,
    });
  });

  it("is seen as well where the server sends all of it at once", async () => {
    const gif = await aPlain("gif");
    const { problem } = await judged((_asked, out) => {
      out.writeHead(200, { "content-type": "image/jpeg" }).end(Buffer.concat([gif, Buffer.alloc(100_000)]));
    });
    expect(problem).toMatchObject({ rule: "url_format" });
  });

  it.each<[string, Answering]>([
    [
      "a length of 0",
      (_asked, out) => void out.writeHead(200, { "content-type": "image/jpeg", "content-length": "0" }).end(),
    ],
    [
      "an end without a byte",
      (_asked, out) => void out.writeHead(200, { "content-type": "image/jpeg" }).end(),
    ],
    ["no content", (_asked, out) => void out.writeHead(204).end()],
    [
      "no such part of 0 bytes",
      (_asked, out) => void out.writeHead(416, { "content-range": "bytes */0" }).end(),
    ],
  ])("is nothing at all (%s)", async (_how, answer) => {
    expect((await judged(answer)).problem).toMatchObject({ rule: "url_empty", limit: 1 });
  });
});

describe("a refusal", () => {
  it("is not spoken because of bytes that broke off, or are packed for the way", async () => {
    const brokenOff: Answering = (_asked, out) => {
      out.writeHead(200, { "content-type": "image/jpeg", "content-length": "5000" }).write("<!doctype html>");
      setTimeout(() => out.destroy(), 20);
    };
    expect((await judged(brokenOff)).problem).toBeNull();
    const packed: Answering = (_asked, out) =>
      void out
        .writeHead(200, { "content-type": "image/jpeg", "content-encoding": "gzip" })
        .end("<!doctype html>");
    expect((await judged(packed)).problem).toBeNull();
  });

  it.each([408, 425, 429, 500, 502, 503])(
    "is not spoken because of %i: Meta may have more luck",
    async (status) => {
      expect((await judged(serving("text/html", 10, status))).problem).toBeNull();
    },
  );

  it("is not spoken because the name is unknown here, at once", async () => {
    const unknown = () => Promise.reject(new Error("ENOTFOUND"));
    const started = performance.now();
    const patient = aPreflight(unknown, undefined, 60_000);
    expect(await patient.problemWith(`https://${SHOP}/a.jpg`, IMAGE)).toBeNull();
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it("is not spoken because nobody listens", async () => {
    expect(await aPreflight().problemWith(`https://${SHOP}:9/a.jpg`, IMAGE)).toBeNull();
  });

  it("is not spoken because the certificate is not trusted", async () => {
    const host = await aHost(serving("text/html"));
    expect(await aPreflight().problemWith(host.at("/a", "third.shop.com"), IMAGE)).toBeNull();
  });

  it.each<[string, Answering]>([
    ["says nothing", () => {}],
    [
      "redirects for ever so slowly",
      (_asked, out) => {
        setTimeout(() => out.writeHead(302, { location: "/next" }).end(), 120);
      },
    ],
  ])("is not spoken because the server %s: it ends in time", async (_what, answer) => {
    const host = await aHost(answer);
    const started = performance.now();
    expect(await aPreflight(undefined, undefined, 300).problemWith(host.at("/a"), IMAGE)).toBeNull();
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it("is not spoken because the resolver never answers: it ends in time", async () => {
    const never: Parameters<typeof aPreflight>[0] = (_name, signal) =>
      new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    expect(await aPreflight(never, undefined, 100).problemWith(`https://${SHOP}/a`, IMAGE)).toBeNull();
  });
});

describe("a host that the settings allow", () => {
  async function plainHost(contentType: string): Promise<string> {
    const server = createServer((_request, out) => {
      out
        .writeHead(200, { "content-type": contentType, "content-length": String(UNTOLD.byteLength) })
        .end(UNTOLD);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    onTestFinished(() => void server.close());
    const address = server.address();
    return `127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  }

  it("may be private and without https", async () => {
    const host = await plainHost("image/jpeg");
    const preflight = aPreflight(resolving(["127.0.0.1"]), [host]);
    expect(await preflight.problemWith(`http://${host}/a.jpg`, IMAGE)).toBeNull();
  });

  it("must still have the right thing", async () => {
    const host = await plainHost("text/html");
    const preflight = aPreflight(resolving(["127.0.0.1"]), [host]);
    expect(await preflight.problemWith(`http://${host}/a.jpg`, IMAGE)).toMatchObject({ rule: "url_type" });
  });
});
