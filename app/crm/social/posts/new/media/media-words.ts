import type { DraftItem, MediaRatio, UploadState } from "@/app/crm/social/posts/new/media/draft-item";
import { MEDIA_MAX_ITEMS } from "@/core/domain/marketing/instagram-limits";

export const NOUN = { image: "photo", video: "video" } as const;

export const RATIO_WORDS: Record<MediaRatio, string> = {
  original: "Original",
  "1:1": "Square 1:1",
  "3:4": "Portrait 3:4",
  "4:5": "Portrait 4:5",
  "1.91:1": "Landscape 1.91:1",
  "9:16": "Full screen 9:16",
};

/** "photo 2, sunrise.png": for names of buttons, after their verb. */
export function itemName({ type, name }: Pick<DraftItem, "type" | "name">, index: number): string {
  return `${NOUN[type]} ${index + 1}${name === "" ? "" : `, ${name}`}`;
}

/** "Photo 2 of 4" */
export function placeWords({ type }: Pick<DraftItem, "type">, index: number, count: number): string {
  return `${capitalized(NOUN[type])} ${index + 1} of ${count}`;
}

/** What is said of files that found no room; nothing when all did. */
export function leftOutWords(names: readonly string[]): string {
  if (names.length === 0) return "";
  const files = names.length === 1 ? "1 file was" : `${names.length} files were`;
  return `Instagram takes ${MEDIA_MAX_ITEMS} items. ${files} left out: ${names.join(", ")}`;
}

/** One line about where an upload stands; why it does not go on is a line of its own. */
export function uploadWords({ type, upload }: Pick<DraftItem, "type" | "upload">): string {
  switch (upload.state) {
    case "uploading":
      return upload.percent < 100 ? "Uploading" : `Checking the ${NOUN[type]}`;
    case "interrupted":
      return `Stopped at ${upload.percent}%`;
    case "failed":
      return "Not uploaded";
    case "ready": {
      const { width, height, durationMs } = upload.media;
      const size = width > 0 && height > 0 ? [`${width} × ${height}`] : [];
      return ["Ready", ...size, ...(durationMs === null ? [] : [clockTime(durationMs)])].join(" · ");
    }
  }
}

/** What is said aloud when uploads have come to an end or a halt since the last time. */
export function uploadNews(before: readonly DraftItem[], now: readonly DraftItem[]): string {
  const earlier = new Map(before.map(({ key, upload }) => [key, upload.state]));
  return now
    .flatMap((item, index) => {
      const was = earlier.get(item.key);
      if (was === undefined || was === item.upload.state) return [];
      const words = newsOf(item.upload);
      return words === "" ? [] : [`${capitalized(itemName(item, index))}: ${words}`];
    })
    .join(". ");
}

function newsOf(upload: UploadState): string {
  if (upload.state === "ready") return "ready";
  if (upload.state === "uploading") return "";
  return `${upload.state === "failed" ? "not uploaded" : "stopped"}. ${upload.reason}`;
}

/** "1:05" */
export function clockTime(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** "3.2 seconds" */
export function frameTime(ms: number): string {
  return `${(ms / 1000).toFixed(1)} seconds`;
}

export function capitalized(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
