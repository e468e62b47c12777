import { once } from "node:events";
import http, { type IncomingMessage } from "node:http";

const BOUNDARY = "half-an-upload";

export interface SlowUpload {
  /** Sends the rest; answers the status. */
  finish(): Promise<number | undefined>;
}

/** A form upload of which half has been sent. */
export async function startUpload(url: string, cookie: string, photo: Buffer): Promise<SlowUpload> {
  const head = 'Content-Disposition: form-data; name="file"; filename="slow.jpg"\r\nContent-Type: image/jpeg';
  const body = Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\n${head}\r\n\r\n`),
    photo,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
  const request = http.request(url, {
    method: "POST",
    agent: false,
    headers: {
      cookie,
      "content-type": `multipart/form-data; boundary=${BOUNDARY}`,
      "content-length": body.byteLength,
    },
  });
  const answer: Promise<IncomingMessage[]> = once(request, "response");
  answer.catch(() => undefined);
  const half = Math.floor(body.byteLength / 2);
  await new Promise<void>((resolve) => request.write(body.subarray(0, half), () => resolve()));
  return {
    async finish() {
      request.end(body.subarray(half));
      const [response] = await answer;
      response?.resume();
      return response?.statusCode;
    },
  };
}
