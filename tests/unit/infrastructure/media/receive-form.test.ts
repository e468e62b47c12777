import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { AppError } from "@/core/domain/errors";
import { receiveForm } from "@/infrastructure/media/receive-form";

function formWith(bytes: number): { body: ReadableStream<Uint8Array> | null; contentType: string } {
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(bytes)]), "photo.jpg");
  const request = new Request("http://localhost/", { method: "POST", body: form });
  return { body: request.body, contentType: request.headers.get("content-type") ?? "" };
}

const limits = {
  maxBodyBytes: 1e9,
  maxFileBytes: 1e9,
  fields: [],
  signal: new AbortController().signal,
};

it("reports a full disk as what it is, not as a mistake of the sender", async () => {
  const full = new Writable({ write: (_chunk, _encoding, done) => done(new Error("ENOSPC")) });
  const { body, contentType } = formWith(5_000_000);
  await expect(receiveForm(body, { ...limits, contentType, saveTo: () => full })).rejects.toThrow("ENOSPC");
});

it("reads no faster than the file can be saved", async () => {
  let waiting: (() => void) | undefined;
  const slow = new Writable({
    highWaterMark: 1,
    write: (_chunk, _encoding, done) => {
      waiting = done;
    },
  });
  const piece = new Uint8Array(64 * 1024);
  let read = 0;
  const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n';
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        controller.enqueue(read === 0 ? new TextEncoder().encode(head) : piece);
        read += piece.byteLength;
      },
    },
    { highWaterMark: 0 },
  );
  const gone = new AbortController();
  const contentType = "multipart/form-data; boundary=b";
  const received = receiveForm(body, { ...limits, contentType, signal: gone.signal, saveTo: () => slow });
  received.catch(() => undefined);
  await expect.poll(() => waiting).toBeTypeOf("function");
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(read).toBeLessThan(1_000_000);
  gone.abort();
  await expect(received).rejects.toMatchObject({ code: "invalid_request" });
});

describe("a form that is not ours is read to its end and refused in words", () => {
  const named = (name: string) => `Content-Disposition: form-data; name="${name}"`;
  const FILE = `${named("file")}; filename="a.jpg"`;
  const MEGABYTE = 1_000_000;
  const fields = (count: number) => Array.from({ length: count }, (): Part => [named("note"), 3]);

  type Part = readonly [head: string, bytes: number];

  interface Sent {
    readonly body: ReadableStream<Uint8Array>;
    readonly isRead: () => boolean;
  }

  function formOf(parts: readonly Part[], epilogue: number): Sent {
    const whole = Buffer.concat([
      ...parts.flatMap(([head, bytes]) => [
        Buffer.from(`--b\r\n${head}\r\n\r\n`),
        Buffer.alloc(bytes, "a"),
        Buffer.from("\r\n"),
      ]),
      Buffer.from("--b--\r\n"),
      Buffer.alloc(epilogue, "-"),
    ]);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent >= whole.byteLength) return controller.close();
        controller.enqueue(whole.subarray(sent, sent + 64 * 1024));
        sent += 64 * 1024;
      },
    });
    return { body, isRead: () => sent >= whole.byteLength };
  }

  async function rulesOf(parts: readonly Part[], epilogue = 0): Promise<unknown> {
    const { body, isRead } = formOf(parts, epilogue);
    const saveTo = () => new Writable({ write: (_chunk, _encoding, done) => done() });
    const contentType = "multipart/form-data; boundary=b";
    const failure: unknown = await receiveForm(body, { ...limits, contentType, saveTo }).catch(
      (error: unknown) => error,
    );
    expect(isRead()).toBe(true);
    return failure instanceof AppError ? failure.details.issues?.map((issue) => issue.rule) : failure;
  }

  const wild = `${Array.from({ length: 40 }, (_, index) => `X-${index}: 1`).join("\r\n")}\r\n${FILE}`;

  it.each<[string, readonly Part[], string]>([
    ["30 fields before its file", [...fields(30), [FILE, MEGABYTE]], "too_many_parts"],
    ["20 fields before its file", [...fields(20), [FILE, MEGABYTE]], "too_many_parts"],
    ["30 files", Array.from({ length: 30 }, (): Part => [FILE, MEGABYTE]), "too_many_parts"],
    ["30 fields behind its file", [[FILE, MEGABYTE], ...fields(30)], "too_many_parts"],
    ["a last part without a name", [["Content-Type: text/plain", MEGABYTE]], "multipart"],
    [
      "a last part that is an attachment",
      [
        [FILE, 9],
        ["Content-Disposition: attachment", MEGABYTE],
      ],
      "multipart",
    ],
    ["a file behind 40 headers", [[wild, MEGABYTE]], "multipart"],
    [
      "a field of a megabyte",
      [
        [named("note"), MEGABYTE],
        [FILE, 9],
      ],
      "unknown_key",
    ],
  ])("with %s", async (_what, parts, rule) => {
    expect(await rulesOf(parts)).toContain(rule);
    expect(await rulesOf(parts, MEGABYTE)).toContain(rule);
  });

  it("with 19 fields before its file it is still told what each of them is", async () => {
    expect(await rulesOf([...fields(19), [FILE, MEGABYTE]])).toEqual(Array(19).fill("unknown_key"));
  });
});
