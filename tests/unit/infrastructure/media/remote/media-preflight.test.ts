import { createServer } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import type { ExpectedMedia } from "@/core/application/interfaces/social/media-preflight";
import { type Answering, aHost, aPreflight, IMAGE, resolving, SHOP, VIDEO } from "./a-host";

const MIB = 1024 * 1024;

/** A well-behaved server: HEAD like GET, parts where they are asked for. */
function serving(contentType: string | null, bytes = 1000, status = 200): Answering {
  return ({ method, headers }, out) => {
    const isPart = status === 200 && headers.range === "bytes=0-0" && method === "GET";
    out.writeHead(isPart ? 206 : status, {
      ...(contentType === null ? {} : { "content-type": contentType }),
      "content-length": String(isPart ? 1 : bytes),
      ...(isPart ? { "content-range": `bytes 0-0/${bytes}` } : {}),
    });
    out.end(isPart ? "a" : undefined);
  };
}

async function judged(answer: Answering, expected: ExpectedMedia = IMAGE) {
  const host = await aHost(answer);
  const problem = await aPreflight().problemWith(host.at("/a"), expected);
  return { problem, methods: host.asked.map(({ method }) => method) };
}

describe("media elsewhere that Meta can take", () => {
  it("is known by one HEAD", async () => {
    expect(await judged(serving("image/jpeg"))).toEqual({ problem: null, methods: ["HEAD"] });
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
    const { problem } = await judged(({ method }, out) => {
      if (method === "HEAD") out.writeHead(405).end();
      else out.writeHead(200, { "content-type": "image/jpeg", "content-length": String(9 * MIB) }).write("a");
    });
    expect(problem).toMatchObject({ rule: "url_size" });
  });
});

describe("a refusal", () => {
  it.each([405, 403, 404, 501])("is not spoken because HEAD alone answers %i", async (status) => {
    const { problem, methods } = await judged((asked, out) => {
      if (asked.method === "HEAD") out.writeHead(status).end();
      else serving("image/jpeg")(asked, out);
    });
    expect({ problem, methods }).toEqual({ problem: null, methods: ["HEAD", "GET"] });
  });

  it("is not spoken because HEAD calls it a page", async () => {
    const { problem } = await judged((asked, out) => {
      serving(asked.method === "HEAD" ? "text/html" : "image/jpeg")(asked, out);
    });
    expect(problem).toBeNull();
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
    expect(await aPreflight(unknown).problemWith(`https://${SHOP}/a.jpg`, IMAGE)).toBeNull();
    expect(performance.now() - started).toBeLessThan(500);
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
    expect(performance.now() - started).toBeLessThan(1_500);
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
      out.writeHead(200, { "content-type": contentType, "content-length": "0" }).end();
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
