import { describe, expect, it } from "vitest";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { aPress } from "./a-press";

describe("one photo", () => {
  it("is live after exactly three requests", async () => {
    const press = await aPress();
    const post = await press.submit();
    await press.settle();
    expect(press.calls().slice(0, 3)).toEqual([
      `POST ${FIELD_BAKERY}/media`,
      expect.stringMatching(/^GET \d+$/),
      `POST ${FIELD_BAKERY}/media_publish`,
    ]);
    const [live] = press.live();
    expect(await press.read(post)).toMatchObject({
      status: "published",
      platformPostId: live?.id,
      permalink: `https://www.instagram.com/p/${live?.shortcode}/`,
      nextAttemptAt: null,
      failure: null,
    });
    // What came after: the permalink, and the quota of which one was used.
    expect(press.calls().slice(3, 5)).toEqual([
      `GET ${live?.id}`,
      `GET ${FIELD_BAKERY}/content_publishing_limit`,
    ]);
  });

  it("is stored as intended before it is sent, and with its media id before the permalink is read", async () => {
    const press = await aPress();
    const post = await press.submit();
    const seen: Record<string, unknown> = {};
    const worker = press.worker({
      fetch: async (request) => {
        const { status, publication, platformPostId } = await press.read(post);
        seen[`${request.method} ${new URL(request.url).pathname.split("/").at(-1)}`] = {
          status,
          sent: publication.sentAt !== null,
          known: platformPostId !== null,
        };
        return await press.fake.handle(request);
      },
    });
    await press.settle(2, worker);
    const [live] = press.live();
    expect(seen).toMatchObject({
      "POST media": { status: "preparing", sent: false },
      "POST media_publish": { status: "publishing", sent: true, known: false },
      [`GET ${live?.id}`]: { status: "published", known: true },
    });
  });

  it.each([1500, 20_000, 5 * 60_000])("waits for a picture that ripens for %i ms", async (ripenMs) => {
    const press = await aPress();
    press.fake.setRipening(ripenMs);
    const post = await press.submit();
    await press.settle();
    const { status, attempts, publication } = await press.read(post);
    expect({ status, live: press.live().length }).toEqual({ status: "published", live: 1 });
    if (ripenMs > 60_000) expect(attempts).toBeGreaterThan(1);
    const took = (publication.firstSentAt?.getTime() ?? 0) - post.createdAt.getTime();
    expect(took).toBeGreaterThanOrEqual(ripenMs);
    expect(took).toBeLessThanOrEqual(ripenMs * 1.2 + 1000);
  });

  it("stays published when the permalink cannot be read, and asks only a few times", async () => {
    const press = await aPress();
    press.fake.inject({
      match: { method: "GET", path: /\/1799\d+$/ },
      action: "answer",
      error: "500",
      times: 99,
    });
    const post = await press.submit();
    await press.settle();
    expect(await press.read(post)).toMatchObject({
      status: "published",
      platformPostId: press.live()[0]?.id,
      permalink: null,
      nextAttemptAt: null,
      upkeep: { linkLooks: 7, linkDueAt: null },
    });
  });

  it("finds the permalink when it appears later", async () => {
    const press = await aPress();
    press.fake.inject({
      match: { method: "GET", path: /\/1799\d+$/ },
      action: "answer",
      error: "100/33",
      times: 3,
    });
    const post = await press.submit();
    await press.settle();
    expect((await press.read(post)).permalink).toContain(press.live()[0]?.shortcode);
  });

  it("logs no token, no proof and no caption", async () => {
    const press = await aPress();
    press.fake.inject({ match: { path: "media_publish" }, action: "apply-then-answer", error: "500" });
    await press.submit("A very private caption");
    await press.settle();
    const heard = press.log.lines.join("\n");
    for (const secret of [...press.fake.allTokens(), "private caption", "appsecret_proof"])
      expect(heard).not.toContain(secret);
  });
});
