import { randomBytes } from "node:crypto";
import type { StoredMedia } from "@/core/domain/marketing/media";
import { anId } from "./an-id";

export function aStoredMedia(over: Partial<StoredMedia> = {}): StoredMedia {
  return {
    id: randomBytes(32).toString("base64url"),
    ownerId: anId(),
    purpose: "upload",
    name: "sea.jpg",
    originalName: "Sea 海.jpg",
    type: "image",
    contentType: "image/jpeg",
    width: 1080,
    height: 1350,
    bytes: 10,
    durationMs: null,
    video: null,
    rendition: null,
    thumbnailId: null,
    createdAt: new Date("2026-11-24T09:00:00.000Z"),
    purgedAt: null,
    ...over,
  };
}
