import { describe, expect, it } from "vitest";
import type { ArrivedFile } from "@/core/application/interfaces/social/media-intake";
import { oneChunk } from "@/core/application/social/posts/one-chunk";
import { PictureShaper } from "@/core/application/social/posts/picture-shaper";
import { GetMediaUseCase } from "@/core/application/usecases/social/posts/get-media";
import { SetPosterUseCase } from "@/core/application/usecases/social/posts/set-poster";
import { UploadMediaUseCase } from "@/core/application/usecases/social/posts/upload-media";
import type { ImageShape } from "@/core/domain/marketing/media";
import { aStoredMedia } from "@/tests/builders/a-stored-media";
import { MemoryBlobStore } from "@/tests/fakes/stores/memory-blob-store";
import { MemoryMediaStore } from "@/tests/fakes/stores/memory-media-store";

const NOW = new Date("2026-11-01T10:00:00Z");
const WISH = { use: "feed", fit: "pad", ratio: "1:1" } as const;
const FACTS = {
  container: "mov",
  codec: "h264",
  bitsPerSample: 8,
  chroma: "4:2:0",
  scan: "progressive",
  framesPerSecond: 30,
  videoBitRate: 4_000_000,
  audio: { codec: "aac", sampleRate: 48_000, channels: 2, bitRate: 128_000 },
  wasIndexFirst: true,
  hasEditList: false,
} as const;

interface World {
  readonly kind?: "image" | "video";
  readonly isIndexFirst?: boolean;
  readonly durationMs?: number;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function aFile(content: string, blobKey: string | null = null): ArrivedFile {
  const bytes = encode(content);
  return {
    stem: "menu",
    originalName: "Menü.png",
    bytes: bytes.length,
    blobKey,
    read: async ({ start, end }) => bytes.subarray(start, end + 1),
    stream: () => oneChunk(bytes),
    withPath: (use) => use("/nowhere"),
  };
}

async function build({ kind = "image", isIndexFirst = true, durationMs = 5_000 }: World = {}) {
  const steps: string[] = [];
  const blobs = new MemoryBlobStore();
  await blobs.put("arrived", oneChunk(encode("a video")));
  const mediaStore = new MemoryMediaStore(blobs);
  let tokens = 0;
  const silent = (): void => {};
  const parts = {
    mediaStore,
    sniff: async () => kind,
    convertImage: async (file: ArrivedFile, wish: ImageShape) => {
      steps.push(`convert ${file.stem} ${wish.fit} ${wish.ratio}`);
      return {
        bytes: encode("jpeg"),
        width: 1080,
        height: 1080,
        original: { width: 3000, height: 2000 },
      };
    },
    videos: {
      read: async () => ({
        facts: { ...FACTS, wasIndexFirst: isIndexFirst },
        width: 1080,
        height: 1920,
        durationMs,
      }),
      withIndexFirst: () => oneChunk(encode("index first")),
    },
    thumbnails: {
      ofPicture: async (picture: Uint8Array) => {
        steps.push(`small ${new TextDecoder().decode(picture)}`);
        return { bytes: encode("small"), width: 640, height: 640 };
      },
      ofFrame: async () => ({ bytes: encode("small"), width: 640, height: 640 }),
      ofVideo: async () => ({ bytes: encode("plain"), width: 360, height: 640 }),
    },
    random: { token: () => `token-${++tokens}`, fraction: () => 0 },
    clock: { now: () => NOW, sleep: async () => {} },
    logger: { debug: silent, info: silent, warn: silent, error: silent },
  };
  const content = async (id: string | null) => {
    const stream = await mediaStore.open(id ?? "");
    return stream && (await new Response(stream).text());
  };
  const readStored = () => aFile("raw");
  const pictures = new PictureShaper({ ...parts, readStored });
  const upload = (file: ArrivedFile) =>
    new UploadMediaUseCase({ ...parts, pictures }).execute({
      ownerId: "owner",
      actorId: "actor",
      file,
      wish: WISH,
    });
  const setPoster = (id: string, ownerId = "owner") =>
    new SetPosterUseCase(parts).execute({ ownerId, id, frame: aFile("a frame") });
  return { upload, setPoster, steps, content, blobs, mediaStore, get: new GetMediaUseCase(mediaStore) };
}

describe("uploading a picture", () => {
  it("converts it as wished and keeps it under an unguessable id, with a small one of the result", async () => {
    const { upload, steps, content, mediaStore } = await build();
    const media = await upload(aFile("raw"));
    expect(steps).toEqual(["convert menu pad 1:1", "small jpeg"]);
    expect(media).toEqual({
      id: "token-2",
      ownerId: "owner",
      purpose: "upload",
      name: "menu.jpg",
      originalName: "Menü.png",
      type: "image",
      contentType: "image/jpeg",
      width: 1080,
      height: 1080,
      bytes: 4,
      durationMs: null,
      video: null,
      rendition: { originalId: "token-1", width: 3000, height: 2000, shape: WISH },
      thumbnailId: "token-3",
      createdAt: NOW,
      purgedAt: null,
    });
    expect([await content("token-2"), await content("token-3")]).toEqual(["jpeg", "small"]);
    expect(await mediaStore.find("token-3")).toMatchObject({ purpose: "thumbnail", width: 640 });
  });

  it("keeps the file as it came, for its product's own eyes", async () => {
    const { upload, content, mediaStore, get } = await build();
    const { rendition } = await upload(aFile("raw"));
    const original = { id: rendition?.originalId ?? "", ownerId: "owner" };
    expect(await content(original.id)).toBe("raw");
    expect(await mediaStore.find(original.id)).toMatchObject({ purpose: "original", bytes: 3 });
    await expect(get.execute(original)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("uploading a video", () => {
  it("leaves bytes that are in order where they arrived", async () => {
    const { upload, content } = await build({ kind: "video" });
    const media = await upload(aFile("a video", "arrived"));
    expect(media).toMatchObject({
      id: "arrived",
      name: "menu.mov",
      contentType: "video/quicktime",
      durationMs: 5_000,
      video: FACTS,
    });
    expect([await content("arrived"), await content(media.thumbnailId)]).toEqual(["a video", "plain"]);
  });

  it("stores bytes that waited in a file", async () => {
    const { upload, content } = await build({ kind: "video" });
    const { id } = await upload(aFile("a video"));
    expect([id, await content(id)]).toEqual(["token-1", "a video"]);
  });

  it("stores them anew with the index in front, wherever they waited", async () => {
    const { upload, content } = await build({ kind: "video", isIndexFirst: false });
    const media = await upload(aFile("a video", "arrived"));
    expect([media.id, await content(media.id)]).toEqual(["token-1", "index first"]);
    expect(media.bytes).toBe("index first".length);
  });

  it("keeps nothing of one that breaks a rule, and names the rule", async () => {
    const { upload, mediaStore } = await build({ kind: "video", durationMs: 1_000 });
    const refusal = upload(aFile("a video", "arrived"));
    await expect(refusal).rejects.toMatchObject({
      code: "media_rejected",
      details: { issues: [{ path: "file", rule: "video_duration" }] },
    });
    expect(await mediaStore.find("arrived")).toBeNull();
  });
});

describe("reading media back", () => {
  it("is for their owner only", async () => {
    const { upload, get } = await build();
    const media = await upload(aFile("raw"));
    expect(await get.execute({ ownerId: "owner", id: media.id })).toEqual(media);
    const foreign = get.execute({ ownerId: "somebody", id: media.id });
    await expect(foreign).rejects.toMatchObject({ code: "not_found" });
    await expect(get.execute({ ownerId: "owner", id: "other" })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the poster of a video", () => {
  const aVideo = aStoredMedia({ id: "video", ownerId: "owner", type: "video", durationMs: 5_000 });

  it("takes the place of the plain one", async () => {
    const { setPoster, mediaStore, content } = await build();
    await mediaStore.put(aVideo, oneChunk(encode("a video")));
    const first = await setPoster("video");
    const second = await setPoster("video");
    expect(await content(second.thumbnailId)).toBe("small");
    expect(await mediaStore.find("video")).toEqual(second);
    expect(await content(first.thumbnailId)).toBeNull();
  });

  it("is a picture", async () => {
    const { setPoster, mediaStore } = await build({ kind: "video" });
    await mediaStore.put(aVideo, oneChunk(encode("a video")));
    await expect(setPoster("video")).rejects.toMatchObject({ code: "media_rejected" });
  });

  it("is for the owner of a video only", async () => {
    const { setPoster, mediaStore, upload } = await build();
    await mediaStore.put(aVideo, oneChunk(encode("a video")));
    const photo = await upload(aFile("raw"));
    await expect(setPoster("video", "somebody")).rejects.toMatchObject({ code: "not_found" });
    await expect(setPoster("unknown")).rejects.toMatchObject({ code: "not_found" });
    await expect(setPoster(photo.id)).rejects.toMatchObject({ code: "conflict" });
    await expect(setPoster(photo.thumbnailId ?? "")).rejects.toMatchObject({ code: "conflict" });
  });
});
