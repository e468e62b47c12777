import { expect, it, vi } from "vitest";
import { GET as mediaFacts } from "@/app/api/social/media/[mediaId]/route";
import { GET } from "@/app/media/[mediaId]/[name]/route";
import { publishLoop } from "@/infrastructure/container";
import { anId } from "@/tests/builders/an-id";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { connectThroughMeta } from "../support/connect";
import { submitPost, uploadedId } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";

const DAY = 24 * 60 * 60 * 1000;
const { meta, clock, db } = httpScene();

it("a worker deletes what no post shows a day later, and nothing else", async () => {
  const browser = await signedIn(anId());
  await connectThroughMeta(browser, meta);
  const [unused, drafted] = [await uploadedId(browser), await uploadedId(browser)];
  await submitPost(browser, {
    channelId: FIELD_BAKERY,
    draft: true,
    media: [{ type: "image", mediaId: drafted }],
  });
  const visit = async (mediaId: string): Promise<readonly number[]> => {
    const params = { mediaId, name: "photo.jpg" };
    const bytes = await browser.send(GET, `/media/${mediaId}/photo.jpg`, { params });
    const facts = await browser.send(mediaFacts, `/api/social/media/${mediaId}`, { params });
    return [bytes.status, facts.status];
  };
  expect([await visit(unused), await visit(drafted)]).toEqual([
    [200, 200],
    [200, 200],
  ]);
  clock.advance(2 * DAY);
  publishLoop().start();
  await vi.waitFor(async () => expect(await visit(unused)).toEqual([404, 404]), { timeout: 10_000 });
  await publishLoop().stop(5_000);
  expect(await visit(drafted)).toEqual([200, 200]);
  const { length } = await db.collection("social_media.chunks").distinct("files_id");
  const left = await db
    .collection("social_media_files")
    .find({ purpose: { $ne: "avatar" } })
    .toArray();
  expect(left.map(({ purpose }) => purpose).sort()).toEqual(["original", "thumbnail", "upload"]);
  expect(length).toBe(await db.collection("social_media_files").countDocuments({}));
});
