import { expect, it } from "vitest";
import type { ArrivedFile } from "@/core/application/interfaces/social/media-intake";
import { oneChunk } from "@/core/application/social/posts/one-chunk";
import { PictureFitter } from "@/core/application/social/posts/picture-fitter";
import { PictureShaper } from "@/core/application/social/posts/picture-shaper";
import { StorageRoom } from "@/core/application/social/posts/storage-room";
import { ShapeMediaUseCase } from "@/core/application/usecases/social/posts/shape-media";
import { publishableSize } from "@/infrastructure/media/image-size";
import { aStoredMedia } from "@/tests/builders/a-stored-media";
import { ManualClock } from "@/tests/fakes/manual-clock";
import { MemoryMediaStore } from "@/tests/fakes/stores/memory-media-store";
import { aCarousel, aReel, aStory, photo, video } from "@/tests/unit/core/domain/marketing/instagram-content";

const FEED = { use: "feed", fit: "crop", ratio: "original" } as const;

function aFile(size: string): ArrivedFile {
  const bytes = new TextEncoder().encode(size);
  return {
    stem: "sea",
    bytes: bytes.length,
    blobKey: null,
    originalName: null,
    read: async () => bytes,
    stream: () => oneChunk(bytes),
    withPath: (use) => use("/nowhere"),
  };
}

/** Files here hold their size in pixels; what is made of them has the size that it would have. */
function scene(size = "1080x1920") {
  const mediaStore = new MemoryMediaStore();
  const clock = new ManualClock();
  let tokens = 0;
  const shaper = new PictureShaper({
    mediaStore,
    clock,
    random: { token: () => `token-${++tokens}`, fraction: () => 0 },
    thumbnails: { ofPicture: async () => ({ bytes: new Uint8Array(3), width: 360, height: 640 }) },
    readStored: () => aFile(size),
    convertImage: async (file, shape) => {
      const text = new TextDecoder().decode(await file.read({ start: 0, end: 99 }));
      const [width = 0, height = 0] = text.split("x").map(Number);
      const original = { width, height };
      return { bytes: new Uint8Array(5), ...publishableSize(original, shape), original };
    },
  });
  const fitter = new PictureFitter(mediaStore, shaper);
  const upload = (shape = FEED) => shaper.take(aFile(size), "owner", shape);
  const sizeOf = async (id: string | null) => {
    const media = await mediaStore.find(id ?? "");
    return media && `${media.width}x${media.height}`;
  };
  return { mediaStore, clock, shaper, fitter, upload, sizeOf };
}

const still = { ...photo, url: null };
const clip = { ...video, url: null };

it("gives a story the whole picture that the feed would cut, and a reel its whole cover", async () => {
  const { fitter, upload, sizeOf } = scene();
  const { id } = await upload();
  expect(await sizeOf(id)).toBe("1080x1440");
  const [story] = await fitter.fit(aStory({ media: [{ ...still, mediaId: id }] }));
  expect(await sizeOf(story?.mediaId ?? null)).toBe("1080x1920");
  const [reel] = await fitter.fit(aReel({ media: [{ ...clip, mediaId: "film", coverMediaId: id }] }));
  expect(reel?.mediaId).toBe("film");
  expect(await sizeOf(reel?.coverMediaId ?? null)).toBe("1080x1920");
});

it("gives the feed a shape that it takes, in a carousel as well, and leaves what is elsewhere", async () => {
  const { fitter, shaper, sizeOf } = scene();
  const { id } = await shaper.take(aFile("1080x1920"), "owner", { ...FEED, use: "story" });
  const [first, second] = await fitter.fit(aCarousel({ media: [photo, { ...still, mediaId: id }] }));
  expect(first).toEqual(photo);
  expect(await sizeOf(second?.mediaId ?? null)).toBe("1080x1440");
});

it("leaves what fits already, and makes the same shape once only", async () => {
  const { fitter, upload } = scene();
  const { id } = await upload();
  const feed = [{ ...still, mediaId: id, altText: "Sea" }];
  expect(await fitter.fit({ kind: "feed", media: feed })).toEqual(feed);
  const [first] = await fitter.fit(aStory({ media: feed }));
  const [second] = await fitter.fit(aStory({ media: feed }));
  expect(second).toEqual(first);
  expect(first).toMatchObject({ altText: "Sea" });
});

it("sends what was uploaded before originals were kept, as it is", async () => {
  const { fitter, mediaStore } = scene();
  const { id } = await mediaStore.adopt(aStoredMedia({ ownerId: "owner" }));
  const media = [{ ...still, mediaId: id }];
  expect(await fitter.fit(aStory({ media }))).toEqual(media);
});

it("keeps an original from the purge that it was just shaped from", async () => {
  const { shaper, mediaStore, clock, upload } = scene();
  const media = await upload();
  const { rendition } = media;
  clock.advance(86_400_000);
  const story = await shaper.again(media, { ...FEED, use: "story" });
  expect(story?.rendition?.originalId).toBe(rendition?.originalId);
  expect(await mediaStore.deleteUntouched(rendition?.originalId ?? "", clock.now())).toBe(false);
});

it("shapes for its owner only, and says what cannot be shaped", async () => {
  const { mediaStore, clock, shaper, upload } = scene();
  const shape = new ShapeMediaUseCase(mediaStore, shaper, new StorageRoom(async () => 0, 1024, clock));
  const wish = { ...FEED, ratio: "1:1" } as const;
  const { id, rendition } = await upload();
  expect(await shape.execute({ ownerId: "owner", id, shape: wish })).toMatchObject({
    width: 1080,
    height: 1080,
    rendition: { shape: wish },
  });
  const refusal = (over: object) =>
    shape.execute({ ownerId: "owner", id, shape: wish, ...over }).then(
      () => "made",
      ({ code, details }) => [code, details?.issues?.[0]?.rule].join(" ").trim(),
    );
  const film = await mediaStore.adopt(aStoredMedia({ ownerId: "owner", type: "video" }));
  const old = await mediaStore.adopt(aStoredMedia({ ownerId: "owner" }));
  expect([
    await refusal({ ownerId: "somebody" }),
    await refusal({ id: rendition?.originalId }),
    await refusal({ id: film.id }),
    await refusal({ id: old.id }),
  ]).toEqual(["not_found", "not_found", "conflict shape_of_video", "conflict original_gone"]);
  await mediaStore.delete(rendition?.originalId ?? "");
  expect(await refusal({ shape: { ...wish, fit: "pad" } })).toBe("conflict original_gone");
});
