import { describe, expect, it } from "vitest";
import type { FakeGraph } from "@/tests/fakes/graph/fake-graph";
import { PANEL_FAULTS } from "@/tests/fakes/graph/panel";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { aFake, get, IMAGE, loggedIn, post, prepare, publish, VIDEO } from "./a-fake-person";

const META = "http://localhost:3001";
const PANEL = `${META}/misbehave`;

const view = async (fake: FakeGraph) => (await fake.handle(new Request(PANEL))).text();

function press(fake: FakeGraph, form: Record<string, string>, headers: Record<string, string> = {}) {
  const own = { origin: META, "sec-fetch-site": "same-origin" };
  const body = new URLSearchParams(form);
  return fake.handle(new Request(PANEL, { method: "POST", headers: { ...own, ...headers }, body }));
}

const start = (fake: FakeGraph, fault: string) => press(fake, { fault, do: "on" });
const stop = (fake: FakeGraph, fault: string) => press(fake, { fault, do: "off" });

async function withFault(fault: string) {
  const person = await loggedIn();
  await start(person.fake, fault);
  return person;
}

describe("every fault of the panel", () => {
  it.each(PANEL_FAULTS.map(({ id, title }) => [id, title]))(
    "%s is started, shown and stopped",
    async (id, title) => {
      const { fake } = await loggedIn();
      expect(await view(fake)).toContain("Everything is normal.");
      const answer = await start(fake, id);
      expect([answer.status, answer.headers.get("location")]).toEqual([303, `/misbehave#${id}`]);
      const html = await view(fake);
      expect(html).toContain(`Active now: <a href="#${id}">${title}</a>.`);
      expect(html).toContain(`Switch off<span class="hidden"> ${title}`);
      await stop(fake, id);
      expect(await view(fake)).toContain("Everything is normal.");
    },
  );

  it("ends with “Everything normal again”, and when the demo starts anew", async () => {
    const { fake } = await loggedIn();
    for (const { id } of PANEL_FAULTS) await start(fake, id);
    await press(fake, { do: "normal" });
    expect(await view(fake)).toContain("Everything is normal.");
    for (const { id } of PANEL_FAULTS) await start(fake, id);
    const later = aFake();
    later.restore(fake.snapshot());
    later.endPanelFaults();
    expect(await view(later)).toContain("Everything is normal.");
  });

  it("is armed once, however often it is pressed", async () => {
    const { fake, page } = await withFault("live-error");
    await start(fake, "live-error");
    expect((await publish(fake, page, await prepare(fake, page))).status).toBe(500);
    expect((await publish(fake, page, await prepare(fake, page))).status).toBe(200);
  });
});

describe("what the faults do", () => {
  it("expired access: 190/463 until it is ended, and connecting again ends it", async () => {
    const { fake, page } = await withFault("expired");
    expect((await get(fake, page, FIELD_BAKERY)).body.error).toMatchObject({ code: 190, error_subcode: 463 });
    await stop(fake, "expired");
    expect((await get(fake, page, FIELD_BAKERY)).status).toBe(200);
  });

  it("a permission taken away: publishing is refused, reading is not", async () => {
    const { fake, page } = await withFault("permission");
    expect((await post(fake, page, `${FIELD_BAKERY}/media`, { image_url: IMAGE })).body.error?.code).toBe(10);
    expect((await get(fake, page, FIELD_BAKERY)).status).toBe(200);
  });

  it("a rejected photo: the next container fails, the one after does not", async () => {
    const { fake, page } = await withFault("rejected");
    const statusOf = async (id: string) => (await get(fake, page, `${id}?fields=status`)).raw;
    expect(await statusOf(await prepare(fake, page))).toMatchObject({
      status: expect.stringContaining("2207005"),
    });
    expect(await statusOf(await prepare(fake, page))).toMatchObject({
      status: expect.stringContaining("Finished"),
    });
  });

  it("slow reels: a minute for a video, none for a photo", async () => {
    const { fake, page } = await withFault("slow");
    const form = { media_type: "REELS", video_url: VIDEO };
    const { body } = await post(fake, page, `${FIELD_BAKERY}/media`, form);
    fake.advance(59_000);
    expect((await publish(fake, page, body.id ?? "")).body.error?.code).toBe(9007);
    fake.advance(1_000);
    expect((await publish(fake, page, body.id ?? "")).status).toBe(200);
  });

  it("nobody can tell: live, no answer, then no look either, but a way back in", async () => {
    const { fake, page } = await withFault("unconfirmed");
    const container = await prepare(fake, page);
    expect((await get(fake, page, container)).status).toBe(200);
    await expect(publish(fake, page, container)).rejects.toThrow("fetch failed");
    expect(fake.livePosts(FIELD_BAKERY)).toHaveLength(1);
    await expect(get(fake, page, container)).rejects.toThrow("fetch failed");
    await expect(get(fake, page, `${FIELD_BAKERY}/media`)).rejects.toThrow("fetch failed");
    expect((await get(fake, page, FIELD_BAKERY)).status).toBe(200);
    await stop(fake, "unconfirmed");
    expect((await get(fake, page, container)).status).toBe(200);
  });

  it("a rate limit: refused with a wait of a minute in the header", async () => {
    const { fake, page } = await withFault("limit");
    const { headers, body } = await post(fake, page, `${FIELD_BAKERY}/media`, { image_url: IMAGE });
    expect(body.error?.code).toBe(80002);
    expect(headers.get("x-business-use-case-usage")).toContain('"estimated_time_to_regain_access":1}');
  });

  it("the quota used up: 9/2207042", async () => {
    const { fake, page } = await withFault("quota");
    expect((await publish(fake, page, await prepare(fake, page))).body.error?.code).toBe(9);
  });
});

describe("the panel", () => {
  it("asks for an account where a fault is about one", async () => {
    const html = await view(aFake());
    expect(html.match(/Connect an account first/g)).toHaveLength(3);
    expect(html).not.toContain('Switch on<span class="hidden"> Expired access');
  });

  it.each([
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://localhost:3000", "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "cross-site" },
  ])("refuses a form of another site: %o", async (headers) => {
    const { fake } = await loggedIn();
    expect((await press(fake, { fault: "down", do: "on" }, headers)).status).toBe(403);
    const control = new Request(`${META}/__fake/reset`, { method: "POST", headers: { ...headers } });
    expect((await fake.handle(control)).status).toBe(403);
    expect(await view(fake)).toContain("Everything is normal.");
  });

  it("is not reached under another name than this machine's", async () => {
    const fake = aFake();
    for (const path of ["/misbehave", "/__fake/state"])
      expect((await fake.handle(new Request(`http://evil.example:3001${path}`))).status).toBe(403);
  });

  it("carries a policy under which nothing runs and nobody frames it", async () => {
    const { headers } = await aFake().handle(new Request(PANEL));
    const policy = headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe-inline");
  });
});
