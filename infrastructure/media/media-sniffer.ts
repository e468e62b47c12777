import type { MediaSniffer } from "@/core/application/interfaces/social/media-intake";
import { HEAD_BYTES, kindOf } from "@/infrastructure/media/file-kind";
import { animatedPicture, emptyFile, refusedFile } from "@/infrastructure/media/refused-file";

/** MPO and Ultra HDR are JPEGs with more pictures behind the first: only that one is ever read. */
const PICTURES: ReadonlySet<string> = new Set(["jpg", "png", "webp"]);
const VIDEOS: ReadonlySet<string> = new Set(["mp4", "mov"]);

/** Looks at the first bytes alone; whether the rest keeps what they promise, the reader of that kind finds out. */
export const sniffMedia: MediaSniffer = async (file) => {
  if (file.bytes === 0) throw emptyFile();
  const kind = await kindOf(await file.read({ start: 0, end: HEAD_BYTES - 1 }), file.bytes);
  if (kind.family === "image" && PICTURES.has(kind.ending)) return "image";
  if (kind.family === "video" && VIDEOS.has(kind.ending)) return "video";
  throw kind.ending === "apng" ? animatedPicture() : refusedFile(kind);
};
