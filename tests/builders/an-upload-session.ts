import { randomBytes } from "node:crypto";
import type { UploadSession } from "@/core/application/interfaces/social/upload-session-store";
import { anId } from "./an-id";

export function anUploadSession(over: Partial<UploadSession> = {}): UploadSession {
  return {
    id: randomBytes(32).toString("base64url"),
    ownerId: anId(),
    actorId: anId(),
    metadata: { filename: "sea.mp4", fit: "pad" },
    length: 5_000_000,
    offset: 0,
    mediaId: null,
    createdAt: new Date("2026-11-24T09:00:00.000Z"),
    expiresAt: new Date("2026-11-25T09:00:00.000Z"),
    ...over,
  };
}
