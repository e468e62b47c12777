import { beforeEach, describe, expect, it } from "vitest";
import { mediaAnswer } from "@/app/api/_schemas/media";
import { POST as shape } from "@/app/api/social/media/[mediaId]/shape/route";
import { DELETE as abandon } from "@/app/api/social/media/uploads/[uploadId]/route";
import { mediaStore } from "@/infrastructure/container";
import { aStoredMedia } from "@/tests/builders/a-stored-media";
import { anId } from "@/tests/builders/an-id";
import { jsonOf, refusalOf } from "../support/answer";
import type { Browser } from "../support/browser";
import { uploadPhoto } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";
import { about, announce, uploadIdOf } from "../support/tus";

const MB = 1024 ** 2;
const { db } = httpScene({ MEDIA_QUOTA_PER_OWNER: "10 MB" });
const FULL = { status: 413, code: "storage_exhausted" };
let owner: string;
let browser: Browser;

async function* bytes(count: number): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(count);
}

const keep = (count: number, over: object = {}) =>
  mediaStore().put(aStoredMedia({ ownerId: owner, bytes: count, ...over }), bytes(count));

const shaped = (mediaId: string, use: string) =>
  browser.postJson(shape, `/api/social/media/${mediaId}/shape`, { use }, { params: { mediaId } });

beforeEach(async () => {
  owner = anId();
  browser = await signedIn(owner);
});

describe("an owner whose storage is full", () => {
  it("is told so before a form is read, with what frees some", async () => {
    await keep(10 * MB);
    const answer = await uploadPhoto(browser);
    expect(refusalOf(answer)).toEqual(FULL);
    expect(answer.text).toContain("Your files take 10 MB of 10 MB");
    expect(await db.collection("social_media_files").countDocuments()).toBe(1);
  });

  it("announces nothing that does not fit, unfinished uploads counted as long as they are announced", async () => {
    await keep(4 * MB);
    const first = await announce(browser, 6 * MB);
    expect(first.status).toBe(201);
    expect(refusalOf(await announce(browser, 1))).toEqual(FULL);
    expect(await db.collection("social_uploads").countDocuments()).toBe(1);
    expect((await about(browser, abandon, "DELETE", uploadIdOf(first))).status).toBe(204);
    expect((await announce(browser, 6 * MB)).status).toBe(201);
  });

  it("gets no more than the quota by announcing much at the same time", async () => {
    await Promise.all(Array.from({ length: 8 }, () => announce(browser, 3 * MB)));
    expect(await db.collection("social_uploads").countDocuments()).toBeLessThanOrEqual(3);
  });

  it("keeps nothing of a picture for which the room turns out too small, nor of the file it was made of", async () => {
    await keep(10 * MB - 1000);
    expect(refusalOf(await uploadPhoto(browser))).toEqual(FULL);
    expect(await db.collection("social_media_files").countDocuments()).toBe(1);
  });

  it("gets no further shape of a picture, but each that is there", async () => {
    const { id } = mediaAnswer.parse(jsonOf(await uploadPhoto(browser)));
    const story = await shaped(id, "story");
    expect(story.status).toBe(201);
    const [{ bytes: used = 0 } = {}] = await db
      .collection("social_media_files")
      .aggregate([{ $group: { _id: null, bytes: { $sum: "$bytes" } } }])
      .toArray();
    await keep(10 * MB - Number(used) - 1000);
    const before = await db.collection("social_media_files").countDocuments();
    expect(refusalOf(await shaped(id, "cover"))).toEqual(FULL);
    expect(await db.collection("social_media_files").countDocuments()).toBe(before);
    expect(jsonOf(await shaped(id, "story"))).toEqual(jsonOf(story));
  });

  it("has the room of what was emptied, of what expired and of other owners", async () => {
    await keep(10 * MB, { purgedAt: new Date() });
    await keep(10 * MB, { ownerId: anId() });
    await announce(browser, 10 * MB);
    await db.collection("social_uploads").updateMany({}, { $set: { expiresAt: new Date(0) } });
    expect((await uploadPhoto(browser)).status).toBe(201);
  });
});
