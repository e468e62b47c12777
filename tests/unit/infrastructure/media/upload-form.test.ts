import { access, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type Upload, withFrame, withUpload } from "@/infrastructure/media/upload-form";
import { MAX_UPLOAD_BYTES } from "@/infrastructure/media/upload-size";

const ADDRESS = "http://localhost/api/social/media";
const MEGABYTE = 1024 * 1024;

/** A temporary folder of this file's own: in the system's, whatever else runs comes and goes. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "crm-forms-"));
  vi.stubEnv("TMPDIR", folder);
});
afterEach(async () => {
  expect(await readdir(folder), "temporary folders left behind").toEqual([]);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

function formOf(parts: readonly (readonly [string, string | Blob, string?])[]): Request {
  const body = new FormData();
  for (const [name, value, fileName] of parts) {
    if (typeof value === "string") body.append(name, value);
    else body.append(name, value, fileName ?? "photo.jpg");
  }
  return new Request(ADDRESS, { method: "POST", body });
}

const photo = (): Blob => new Blob(["the bytes of a photo"]);
const nothing = async (): Promise<void> => {};

const BOUNDARY = "limit";
const HEAD = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="big.jpg"\r\n\r\n`;
const TAIL = `\r\n--${BOUNDARY}--\r\n`;

/** A form that arrives piece by piece. */
function streamed(
  pieces: AsyncGenerator<Uint8Array>,
  headers: Record<string, string> = {},
  signal?: AbortSignal,
) {
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await pieces.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
    },
    { highWaterMark: 0 },
  );
  const init = { method: "POST", body, duplex: "half", signal: signal ?? null } as const;
  return new Request(ADDRESS, {
    ...init,
    headers: { "content-type": `multipart/form-data; boundary=${BOUNDARY}`, ...headers },
  });
}

async function* fileOf(
  bytes: number,
  counted: { sent: number } = { sent: 0 },
  tail = TAIL,
): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(HEAD);
  for (let left = bytes; left > 0; left -= MEGABYTE) {
    counted.sent += Math.min(left, MEGABYTE);
    yield new Uint8Array(Math.min(left, MEGABYTE));
  }
  yield new TextEncoder().encode(tail);
}

describe("an upload form", () => {
  it("lends the file and the wishes, and takes the file away afterwards", async () => {
    const request = formOf([
      ["fit", "pad"],
      ["file", photo(), "Été 海.PNG"],
      ["ratio", "4:5"],
      ["use", "story"],
    ]);
    const lent = await withUpload(request, async (upload: Upload) => {
      const path = await upload.file.withPath(async (here) => here);
      expect(await readFile(path, "utf8")).toBe("the bytes of a photo");
      return { ...upload, path };
    });
    expect(lent.wish).toEqual({ use: "story", fit: "pad", ratio: "4:5" });
    expect(lent.file).toMatchObject({
      stem: "Ete",
      originalName: "Été 海.PNG",
      bytes: 20,
      blobKey: null,
    });
    await expect(access(dirname(lent.path))).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("is for the feed, cropped and in its own ratio, when nothing is wished", async () => {
    const wish = await withUpload(formOf([["file", photo()]]), async (upload) => upload.wish);
    expect(wish).toEqual({ use: "feed", fit: "crop", ratio: "original" });
  });

  it("takes the file away when its use fails", async () => {
    const failing = withUpload(formOf([["file", photo()]]), async () => {
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
  });

  it.each([
    { name: "no file", parts: [["fit", "pad"]], path: "file", rule: "required" },
    { name: "a file that is a text", parts: [["file", "words"]], path: "file", rule: "not_a_file" },
    {
      name: "an unknown field",
      parts: [
        ["file", photo()],
        ["title", "x"],
      ],
      path: "title",
      rule: "unknown_key",
    },
    {
      name: "an unknown file",
      parts: [
        ["file", photo()],
        ["extra", photo()],
      ],
      path: "extra",
      rule: "unknown_key",
    },
    {
      name: "two files",
      parts: [
        ["file", photo()],
        ["file", photo()],
      ],
      path: "file",
      rule: "too_many_files",
    },
    {
      name: "a wrong fit",
      parts: [
        ["file", photo()],
        ["fit", "stretch"],
      ],
      path: "fit",
      rule: "invalid_value",
    },
    {
      name: "a ratio that only stories and covers have",
      parts: [
        ["file", photo()],
        ["ratio", "9:16"],
      ],
      path: "ratio",
      rule: "invalid_value",
    },
    {
      name: "an unknown use",
      parts: [
        ["file", photo()],
        ["use", "reel"],
      ],
      path: "use",
      rule: "invalid_value",
    },
    {
      name: "a repeated fit",
      parts: [
        ["fit", "pad"],
        ["fit", "crop"],
        ["file", photo()],
      ],
      path: "fit",
      rule: "repeated",
    },
    {
      name: "a form without end",
      parts: Array.from({ length: 40 }, () => ["fit", "pad"] as const),
      path: "",
      rule: "too_many_parts",
    },
  ] as const)("with $name is refused by its field", async ({ parts, path, rule }) => {
    const refusal = withUpload(formOf(parts), nothing);
    const issues = expect.arrayContaining([expect.objectContaining({ path, rule })]);
    await expect(refusal).rejects.toMatchObject({ code: "invalid_request", details: { issues } });
  });

  it("names every wrong field at once", async () => {
    const refusal = withUpload(
      formOf([
        ["fit", "no"],
        ["ratio", "no"],
      ]),
      nothing,
    );
    const issues = [{ path: "fit" }, { path: "ratio" }, { path: "file" }];
    await expect(refusal).rejects.toMatchObject({ details: { issues } });
  });

  it.each(["application/json", "multipart/form-data", "multipart/form-data; boundary=", "image/jpeg", ""])(
    "of the type %j is refused",
    async (type) => {
      const request = new Request(ADDRESS, { method: "POST", body: "x", headers: { "content-type": type } });
      await expect(withUpload(request, nothing)).rejects.toMatchObject({ code: "unsupported_media_type" });
    },
  );

  it.each([
    ["in the file", ""],
    ["before the last boundary's end", `\r\n--${BOUNDARY}`],
  ])("that ends %s is refused", async (_where, tail) => {
    const refusal = withUpload(streamed(fileOf(3000, { sent: 0 }, tail)), nothing);
    await expect(refusal).rejects.toMatchObject({ code: "invalid_request" });
  });

  it("that is no form at all is refused", async () => {
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    const request = new Request(ADDRESS, { method: "POST", body: "hello", headers });
    await expect(withUpload(request, nothing)).rejects.toMatchObject({ code: "invalid_request" });
  });

  it("without a body is refused", async () => {
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    const request = new Request(ADDRESS, { method: "POST", headers });
    await expect(withUpload(request, nothing)).rejects.toMatchObject({ code: "invalid_request" });
  });
});

describe("a form for one frame", () => {
  const bytesOf = (request: Request) => withFrame(request, async ({ bytes }) => bytes);

  it("lends it", async () => {
    expect(await bytesOf(formOf([["file", photo()]]))).toBe(20);
  });

  it("has no wishes", async () => {
    const refusal = bytesOf(
      formOf([
        ["file", photo()],
        ["fit", "pad"],
      ]),
    );
    await expect(refusal).rejects.toMatchObject({
      code: "invalid_request",
      details: { issues: [{ path: "fit", rule: "unknown_key" }] },
    });
  });

  it("takes 10 MB and not one byte more", async () => {
    expect(await bytesOf(streamed(fileOf(10 * MEGABYTE)))).toBe(10 * MEGABYTE);
    await expect(bytesOf(streamed(fileOf(10 * MEGABYTE + 1)))).rejects.toMatchObject({
      code: "payload_too_large",
      details: { issues: [{ path: "file", limit: 10 * MEGABYTE }] },
    });
  });
});

describe("a large upload", () => {
  it("is never whole in memory", async () => {
    const start = process.memoryUsage().arrayBuffers;
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().arrayBuffers - start);
    }, 5);
    const bytes = await withUpload(streamed(fileOf(200 * MEGABYTE)), async ({ file }) => file.bytes);
    clearInterval(watch);
    expect(bytes).toBe(200 * MEGABYTE);
    expect(peak).toBeLessThan(100 * MEGABYTE);
  });

  it("may have exactly 300 MB", async () => {
    const bytes = await withUpload(streamed(fileOf(MAX_UPLOAD_BYTES)), async ({ file }) => file.bytes);
    expect(bytes).toBe(MAX_UPLOAD_BYTES);
  });

  it("of one byte more is refused", async () => {
    const refusal = withUpload(streamed(fileOf(MAX_UPLOAD_BYTES + 1)), nothing);
    await expect(refusal).rejects.toMatchObject({ code: "payload_too_large" });
  });

  it("that announces too much is refused unread", async () => {
    const counted = { sent: 0 };
    const headers = { "content-length": String(400 * MEGABYTE) };
    const refusal = withUpload(streamed(fileOf(400 * MEGABYTE, counted), headers), nothing);
    await expect(refusal).rejects.toMatchObject({ code: "payload_too_large" });
    expect(counted.sent).toBe(0);
  });

  it("that does not end is cut off soon after the limit", async () => {
    const counted = { sent: 0 };
    const refusal = withUpload(streamed(fileOf(400 * MEGABYTE, counted)), nothing);
    await expect(refusal).rejects.toMatchObject({ code: "payload_too_large" });
    expect(counted.sent).toBeLessThanOrEqual(303 * MEGABYTE);
  });

  it("whose sender goes away leaves nothing behind", async () => {
    const gone = new AbortController();
    async function* until(): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode(HEAD);
      yield new Uint8Array(MEGABYTE);
      gone.abort();
      await new Promise(() => {});
    }
    await expect(withUpload(streamed(until(), {}, gone.signal), nothing)).rejects.toMatchObject({
      code: "invalid_request",
    });
  });

  it("whose connection breaks leaves nothing behind", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode(HEAD);
      yield new Uint8Array(MEGABYTE);
      throw new Error("aborted");
    }
    await expect(withUpload(streamed(broken()), nothing)).rejects.toMatchObject({ code: "invalid_request" });
  });
});
