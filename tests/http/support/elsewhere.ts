import sharp from "sharp";

/** A public host that is not ours: any `.jpg` there is a picture, any `.mp4` a video, the rest is missing. */
export const ELSEWHERE = "https://media.example.org";

export async function fetchElsewhere(url: string): Promise<Response> {
  const { pathname } = new URL(url);
  if (pathname.endsWith(".mp4")) return answer("video/mp4", new Uint8Array(64));
  if (pathname.endsWith(".jpg")) return answer("image/jpeg", new Uint8Array(await aPicture()));
  return new Response(null, { status: 404 });
}

function answer(type: string, bytes: Uint8Array<ArrayBuffer>): Response {
  return new Response(bytes, { headers: { "content-type": type } });
}

function aPicture(): Promise<Buffer> {
  const size = { width: 640, height: 640 };
  return sharp({ create: { ...size, channels: 3, background: "#7a5230" } })
    .jpeg()
    .toBuffer();
}
