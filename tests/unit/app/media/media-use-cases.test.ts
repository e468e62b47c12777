import { describe, expect, it } from "vitest";
import type { MediaStore } from "@/core/application/interfaces/social/media-store";
import { GetMediaUseCase } from "@/core/application/usecases/social/posts/get-media";
import { UploadMediaUseCase } from "@/core/application/usecases/social/posts/upload-media";
import { AppError } from "@/core/domain/errors";
import type { StoredMedia } from "@/core/domain/marketing/media";

const NOW = new Date("2026-11-01T10:00:00Z");
const FILE = { path: "/tmp/upload", originalName: "menu.jpg", bytes: 999 };
const REQUEST = {
  ownerId: "owner",
  actorId: "actor",
  file: FILE,
  wish: { fit: "pad", ratio: "1:1" },
} as const;

function build(limited = false) {
  const kept = new Map<string, { media: StoredMedia; bytes: number[] }>();
  const steps: string[] = [];
  const mediaStore: MediaStore = {
    async put(media, pieces) {
      const bytes: number[] = [];
      for await (const piece of pieces) bytes.push(...piece);
      kept.set(media.id, { media, bytes });
      return media;
    },
    find: async (id) => kept.get(id)?.media ?? null,
    open: async () => null,
    delete: async (id) => kept.delete(id),
  };
  const silent = (): void => {};
  const upload = new UploadMediaUseCase({
    mediaStore,
    convertImage: async (file, wish) => {
      steps.push(`convert ${file.path} ${wish.fit} ${wish.ratio}`);
      return { bytes: new Uint8Array([1, 2, 3]), width: 1080, height: 1080 };
    },
    rateLimiter: {
      async hit(action, actorId) {
        steps.push(`${action} ${actorId}`);
        if (limited) throw new AppError("rate_limited", "Enough");
      },
    },
    random: { token: () => "unguessable", fraction: () => 0 },
    clock: { now: () => NOW, sleep: async () => {} },
    logger: { debug: silent, info: silent, warn: silent, error: silent },
  });
  return { upload, kept, steps, get: new GetMediaUseCase(mediaStore) };
}

describe("uploading media", () => {
  it("counts, converts as wished and keeps the result under an unguessable id", async () => {
    const { upload, kept, steps } = build();
    const media = await upload.execute(REQUEST);
    expect(steps).toEqual(["upload actor", "convert /tmp/upload pad 1:1"]);
    expect(media).toEqual({
      id: "unguessable",
      ownerId: "owner",
      name: "menu.jpg",
      type: "image",
      contentType: "image/jpeg",
      width: 1080,
      height: 1080,
      bytes: 3,
      durationMs: null,
      createdAt: NOW,
    });
    expect(kept.get("unguessable")).toEqual({ media, bytes: [1, 2, 3] });
  });

  it("converts nothing beyond the allowance", async () => {
    const { upload, kept, steps } = build(true);
    await expect(upload.execute(REQUEST)).rejects.toMatchObject({ code: "rate_limited" });
    expect([steps, kept.size]).toEqual([["upload actor"], 0]);
  });
});

describe("reading media back", () => {
  it("is for their owner only", async () => {
    const { upload, get } = build();
    const media = await upload.execute(REQUEST);
    expect(await get.execute({ ownerId: "owner", id: media.id })).toEqual(media);
    const foreign = get.execute({ ownerId: "somebody", id: media.id });
    await expect(foreign).rejects.toMatchObject({ code: "not_found" });
    await expect(get.execute({ ownerId: "owner", id: "other" })).rejects.toMatchObject({ code: "not_found" });
  });
});
