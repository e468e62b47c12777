import { describe, expect, it } from "vitest";
import { KINDS } from "./a-content";
import { aPress } from "./a-press";

describe("a worker that is told to stop", () => {
  it("gives a post back between two steps, and another goes on at once", async () => {
    const press = await aPress();
    press.fake.setSwitches({ videoRipenMs: 20_000 });
    const post = await press.submitContent(KINDS.reel);
    const stopping = new AbortController();
    const worker = press.worker({
      stopping: stopping.signal,
      fetch: async (request) => {
        if (request.method === "GET") stopping.abort();
        return await press.fake.handle(request);
      },
    });
    await worker.workOnce();
    const { status, publication } = await press.read(post);
    expect({ status, looks: publication.looks }).toEqual({ status: "processing", looks: 1 });
    const due = await press.posts.nextDueAt();
    expect((due?.getTime() ?? 0) - press.clock.now().getTime()).toBeLessThan(1000);
    await press.settle();
    expect((await press.read(post)).status).toBe("published");
    expect(press.live()).toHaveLength(1);
    expect(press.calls().filter((call) => call.startsWith("POST") && call.endsWith("/media"))).toHaveLength(
      1,
    );
  });

  it("finishes the send that is out and keeps its answer", async () => {
    const press = await aPress();
    const post = await press.submit();
    const stopping = new AbortController();
    const worker = press.worker({
      stopping: stopping.signal,
      fetch: async (request) => {
        if (request.url.endsWith("media_publish")) stopping.abort();
        return await press.fake.handle(request);
      },
    });
    await worker.workOnce();
    expect(await press.read(post)).toMatchObject({
      status: "published",
      platformPostId: press.live()[0]?.id,
    });
  });

  it("begins nothing with a post it has just claimed", async () => {
    const press = await aPress();
    const post = await press.submit();
    await press.worker({ stopping: AbortSignal.abort() }).workOnce();
    expect(press.calls()).toEqual([]);
    expect(await press.read(post)).toMatchObject({ status: "queued" });
    await press.settle();
    expect(press.live()).toHaveLength(1);
  });
});
