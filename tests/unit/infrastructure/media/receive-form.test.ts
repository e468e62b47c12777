import { Writable } from "node:stream";
import { expect, it } from "vitest";
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
