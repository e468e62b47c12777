import type { Meta } from "./meta";

function isPublicUrl(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const isAscii = /^[\x21-\x7e]+$/.test(url);
  return isAscii && (parsed?.protocol === "https:" || parsed?.protocol === "http:");
}

/** graph-api.md §3.1, URL rules; null for what Meta could not fetch as this kind. */
export async function download(meta: Meta, url: string, kind: "image" | "video"): Promise<Response | null> {
  if (!isPublicUrl(url)) return null;
  const response = await meta.fetchMedia(url).catch(() => null);
  const type = response?.headers.get("content-type") ?? "";
  return response?.status === 200 && type.startsWith(`${kind}/`) ? response : null;
}
