import { http } from "msw";
import sharp from "sharp";
import type { ResolveHost } from "@/infrastructure/media/remote/resolve-host";

/**
 * A public host that is not ours: any `.jpg` there is a picture, `tall.jpg` one of 9:16, any `.gif` one that is called a JPEG, any `.mp4` a
 * video, any `.html` a page, and the rest is missing.
 */
export const ELSEWHERE = "https://media.example.org";
/** A public name of a private address. */
export const INSIDE = "https://inside.example.org";

const ADDRESSES: Readonly<Record<string, string>> = {
  "media.example.org": "93.184.215.14",
  "scontent.example": "93.184.215.14",
  "inside.example.org": "10.0.0.5",
};

/** The only names there are. */
export const resolveElsewhere: ResolveHost = async (hostname) => {
  const address = ADDRESSES[hostname];
  if (address === undefined) throw new Error(`ENOTFOUND ${hostname}`);
  return [{ address, family: 4 }];
};

export const elsewhereHandler = http.all(`${ELSEWHERE}/*`, ({ request }) => fetchElsewhere(request.url));

export async function fetchElsewhere(url: string): Promise<Response> {
  const { pathname } = new URL(url);
  if (pathname.endsWith(".mp4")) return answer("video/mp4", new Uint8Array(64));
  if (pathname.endsWith("/tall.jpg"))
    return answer("image/jpeg", new Uint8Array(await aPicture("jpeg", 1138)));
  if (pathname.endsWith(".jpg")) return answer("image/jpeg", new Uint8Array(await aPicture()));
  if (pathname.endsWith(".gif")) return answer("image/jpeg", new Uint8Array(await aPicture("gif")));
  if (pathname.endsWith(".html")) return answer("text/html; charset=utf-8", new Uint8Array(64));
  return new Response(null, { status: 404 });
}

function answer(type: string, bytes: Uint8Array<ArrayBuffer>): Response {
  return new Response(bytes, { headers: { "content-type": type } });
}

function aPicture(format: "jpeg" | "gif" = "jpeg", height = 640): Promise<Buffer> {
  return sharp({ create: { width: 640, height, channels: 3, background: "#7a5230" } })
    .toFormat(format)
    .toBuffer();
}
