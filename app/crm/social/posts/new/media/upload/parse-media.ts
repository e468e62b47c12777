import { isRecord } from "@/app/_ui/call-api";
import type { UploadedMedia } from "@/app/crm/social/posts/new/media/draft-item";
import { parseJson } from "@/app/crm/social/posts/new/media/upload/parse-json";
import { IMAGE_FITS, IMAGE_RATIOS, IMAGE_USES, type ImageShape } from "@/core/domain/marketing/media";

/** What an answer says of a stored file, as far as the composer needs them; null when they cannot be read. */
export function parseMedia(text: string): UploadedMedia | null {
  const body = parseJson(text);
  if (!isRecord(body)) return null;
  const { id, url, type, width, height, durationMs, thumbnailUrl, warnings, shape } = body;
  if (typeof id !== "string" || typeof url !== "string") return null;
  if (type !== "image" && type !== "video") return null;
  return {
    id,
    url,
    type,
    width: numberOr(width, 0),
    height: numberOr(height, 0),
    durationMs: typeof durationMs === "number" ? durationMs : null,
    thumbnailUrl: typeof thumbnailUrl === "string" ? thumbnailUrl : null,
    warnings: Array.isArray(warnings) ? warnings.flatMap(messageOf) : [],
    shape: shapeIn(shape),
  };
}

function shapeIn(value: unknown): ImageShape | null {
  if (!isRecord(value)) return null;
  const use = IMAGE_USES.find((one) => one === value.use);
  const fit = IMAGE_FITS.find((one) => one === value.fit);
  const ratio = IMAGE_RATIOS.find((one) => one === value.ratio);
  return use && fit && ratio ? { use, fit, ratio } : null;
}

function messageOf(warning: unknown): string[] {
  return isRecord(warning) && typeof warning.message === "string" ? [warning.message] : [];
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}
