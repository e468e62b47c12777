import { HEAD, PATCH } from "@/app/api/social/media/uploads/[uploadId]/route";
import { POST } from "@/app/api/social/media/uploads/route";
import type { Answer } from "./answer";
import type { Browser, RouteHandler } from "./browser";

const PATH = "/api/social/media/uploads";
export const TUS = { "tus-resumable": "1.0.0" } as const;

type Headers = Readonly<Record<string, string>>;

export function announce(browser: Browser, bytes: number, headers: Headers = {}): Promise<Answer> {
  const announced = { ...TUS, "upload-length": String(bytes), ...headers };
  return browser.send(POST, PATH, { method: "POST", headers: announced });
}

export function metadataOf(fields: Readonly<Record<string, string>>): Headers {
  const pairs = Object.entries(fields).map(([name, value]) => `${name} ${btoa(value)}`);
  return { "upload-metadata": pairs.join(",") };
}

export const uploadIdOf = ({ location }: Answer): string => location.split("/").at(-1) ?? "";

export function about(
  browser: Browser,
  route: RouteHandler,
  method: string,
  uploadId: string,
  headers: Headers = {},
): Promise<Answer> {
  const sent = { ...TUS, ...headers };
  return browser.send(route, `${PATH}/${uploadId}`, { method, headers: sent, params: { uploadId } });
}

export const howFar = (browser: Browser, uploadId: string): Promise<Answer> =>
  about(browser, HEAD, "HEAD", uploadId);

export function sendPart(
  browser: Browser,
  uploadId: string,
  offset: number,
  body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
): Promise<Answer> {
  const headers = {
    ...TUS,
    "upload-offset": String(offset),
    "content-type": "application/offset+octet-stream",
  };
  return browser.send(PATCH, `${PATH}/${uploadId}`, { method: "PATCH", headers, body, params: { uploadId } });
}

/** Announces and sends a whole file. */
export async function uploadWhole(
  browser: Browser,
  file: Uint8Array<ArrayBuffer>,
  fields: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const metadata = Object.keys(fields).length > 0 ? metadataOf(fields) : {};
  const announced = await announce(browser, file.byteLength, metadata);
  return await sendPart(browser, uploadIdOf(announced), 0, file);
}
