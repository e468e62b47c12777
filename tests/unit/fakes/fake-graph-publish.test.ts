import { describe, expect, it } from "vitest";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { aFake, get, logIn, prepare, publish, START } from "./a-fake-person";

async function loggedIn(options: Parameters<typeof aFake>[0] = {}) {
  const fake = aFake(options);
  return { fake, ...(await logIn(fake)) };
}

describe("publishing", () => {
  it("makes one live post with a permalink and a time without a colon", async () => {
    const { fake, page } = await loggedIn();
    const { body } = await publish(fake, page, await prepare(fake, page));
    const media = await get(fake, page, `${body.id}?fields=permalink,timestamp,caption,thumbnail_url`);
    expect(media.raw).toMatchObject({ caption: "Fresh bread", timestamp: "2026-11-23T10:15:00+0000" });
    expect(media.raw).toHaveProperty(
      "permalink",
      expect.stringMatching(/^https:\/\/www\.instagram\.com\/p\/D\w{10}\/$/),
    );
    expect(media.raw).not.toHaveProperty("thumbnail_url");
    expect(fake.livePosts(FIELD_BAKERY)).toHaveLength(1);
  });

  it("uses a container once", async () => {
    const { fake, page } = await loggedIn();
    const container = await prepare(fake, page);
    await publish(fake, page, container);
    expect((await publish(fake, page, container)).body.error).toMatchObject({
      code: 24,
      error_subcode: 2207006,
    });
    expect(fake.livePosts(FIELD_BAKERY)).toHaveLength(1);
  });

  it("lets a second publish go live when it is hostile", async () => {
    const { fake, page } = await loggedIn();
    fake.setSwitches({ secondPublishGoesLive: true });
    const container = await prepare(fake, page);
    await publish(fake, page, container);
    await publish(fake, page, container);
    expect(fake.livePosts(FIELD_BAKERY)).toHaveLength(2);
  });

  it("stops at the quota, which counts what went live", async () => {
    const { fake, page } = await loggedIn();
    fake.setQuota(FIELD_BAKERY, { total: 3, usedElsewhere: 2 });
    await publish(fake, page, await prepare(fake, page));
    const answer = await publish(fake, page, await prepare(fake, page));
    expect(answer.body.error).toMatchObject({ code: 9, error_subcode: 2207042 });
    const quota = await get(fake, page, `${FIELD_BAKERY}/content_publishing_limit?fields=quota_usage,config`);
    expect(quota.body.data).toEqual([{ quota_usage: 3, config: { quota_total: 3, quota_duration: 86_400 } }]);
  });

  it("shows up late in lagging reads", async () => {
    const { fake, page } = await loggedIn();
    fake.setSwitches({ readLagMs: 45_000 });
    const container = await prepare(fake, page);
    fake.advance(1000);
    await publish(fake, page, container);
    const read = async () => [
      (await get(fake, page, `${container}?fields=status_code`)).raw,
      (await get(fake, page, `${FIELD_BAKERY}/media`)).body.data,
    ];
    expect(await read()).toEqual([{ status_code: "FINISHED", id: container }, []]);
    fake.advance(45_000);
    expect(await read()).toMatchObject([{ status_code: "PUBLISHED" }, [{}]]);
  });

  it("lists the newest first, in pages", async () => {
    const { fake, page } = await loggedIn();
    for (const caption of ["one", "two", "three"])
      await publish(fake, page, await prepare(fake, page, caption));
    const first = await get(fake, page, `${FIELD_BAKERY}/media?fields=caption&limit=2`);
    expect(first.body.data).toMatchObject([{ caption: "three" }, { caption: "two" }]);
    const after = new URL(first.body.paging?.next ?? "").searchParams.get("after");
    const rest = await get(fake, page, `${FIELD_BAKERY}/media?fields=caption&limit=2&after=${after}`);
    expect(rest.body.data).toMatchObject([{ caption: "one" }]);
    expect(fake.livePosts(FIELD_BAKERY)[0]?.publishedAt).toBe(START);
  });
});
