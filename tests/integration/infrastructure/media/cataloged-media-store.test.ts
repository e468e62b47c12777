import { describe, expect, it } from "vitest";
import { mediaFiles } from "@/infrastructure/database/mongo";
import { CatalogedMediaStore } from "@/infrastructure/media/cataloged-media-store";
import { GridfsBlobStore } from "@/infrastructure/media/gridfs-blob-store";
import { MediaCatalog } from "@/infrastructure/repositories/social/media-catalog";
import { aStoredMedia } from "@/tests/builders/a-stored-media";
import { mediaStoreContract } from "@/tests/contracts/media-store.contract";
import { MemoryBlobStore } from "@/tests/fakes/stores/memory-blob-store";
import { testDatabase } from "@/tests/setup/test-database";

const database = testDatabase();
const catalog = new MediaCatalog(() => database);
const store = new CatalogedMediaStore(catalog, new GridfsBlobStore(() => database));

mediaStoreContract("catalog and GridFS", async () => store);

it("reads a file from before names were kept", async () => {
  const { id } = await store.put(aStoredMedia(), oneByte());
  await mediaFiles(database).updateOne({ _id: id }, { $unset: { originalName: "" } });
  expect(await store.find(id)).toMatchObject({ id, originalName: null });
});

async function* oneByte() {
  yield new Uint8Array(1);
}

/** A storage that refuses to delete until it is told otherwise: as good as dying just before. */
class StubbornBlobStore extends MemoryBlobStore {
  isStubborn = true;

  override async delete(key: string): Promise<boolean> {
    if (this.isStubborn) throw new Error("The storage is away");
    return await super.delete(key);
  }
}

describe("what was cut short", () => {
  const LATER = new Date("2026-12-24T09:00:00.000Z");
  const blobs = new StubbornBlobStore();
  const cut = new CatalogedMediaStore(catalog, blobs);
  const content = async function* () {
    yield new TextEncoder().encode("0123456789");
  };

  it.each([
    ["a deletion", async (id: string) => await cut.delete(id)],
    ["a purge", async (id: string) => await cut.deleteUntouched(id, LATER)],
    ["the dropping of bytes", async (id: string) => await cut.dropBytes(id, LATER, new Date("2026-12-01"))],
  ])("is ended a day later, and nobody reads the file meanwhile: %s", async (_, begin) => {
    blobs.isStubborn = true;
    const { id } = await cut.put(aStoredMedia(), content());
    await expect(begin(id)).rejects.toThrow("away");
    expect(await cut.open(id)).toBeNull();
    expect(await blobs.open(id)).not.toBeNull();
    await expect(cut.deleteUnfinished(LATER)).rejects.toThrow("away");
    blobs.isStubborn = false;
    expect(await cut.deleteUnfinished(LATER)).toBe(1);
    expect(await blobs.open(id)).toBeNull();
    expect(await cut.deleteUnfinished(LATER)).toBe(0);
  });

  it("is ended a day later when it was a file on its way in", async () => {
    blobs.isStubborn = true;
    const media = aStoredMedia();
    const breaking = async function* () {
      yield new Uint8Array(9);
      throw new Error("The upload broke off");
    };
    await blobs.append(media.id, 0, content(), async () => {});
    await expect(cut.put(media, breaking())).rejects.toThrow("broke off");
    blobs.isStubborn = false;
    expect(await cut.deleteUnfinished(LATER)).toBe(1);
    expect(await blobs.delete(media.id)).toBe(false);
  });

  it("is left alone while it may still be going on", async () => {
    const media = aStoredMedia();
    await catalog.announce(media);
    expect(await cut.deleteUnfinished(media.createdAt)).toBe(0);
    await catalog.confirm(media.id, 10);
    expect(await cut.find(media.id)).toEqual(media);
  });
});
