import { afterAll, afterEach, beforeEach, describe, expect, inject, it, vi } from "vitest";
import { POST as refresh } from "@/app/api/auth/instagram/refresh/route";
import { GET as health } from "@/app/api/health/route";
import { GET as connections } from "@/app/api/social/connections/route";
import { GET as list } from "@/app/api/social/posts/route";
import { GET as media } from "@/app/media/[mediaId]/[name]/route";
import { canBeRelayed, startRelay } from "@/tests/crash/support/relay";
import { type Answer, jsonOf, refusalOf } from "./support/answer";
import { Browser } from "./support/browser";
import { aDraft, connectedAdmin } from "./support/posts";
import { httpScene } from "./support/scene";

const uri = inject("mongodbUri");

describe.skipIf(!canBeRelayed(uri))("while the database is away", async () => {
  const relay = await startRelay(uri);
  // After the scene, which clears up through it.
  afterAll(() => relay.close());
  const { meta, logLines } = httpScene({ MONGODB_URI: relay.uri });
  let browser: Browser;

  beforeEach(async () => {
    browser = (await connectedAdmin(meta)).browser;
    logLines.length = 0;
  });

  // Already whole, where a test mended it.
  afterEach(() => relay.mend().catch(() => undefined));

  const posts = (): Promise<Answer> => browser.send(list, "/api/social/posts");

  it("tells readers so within a second, and that it passes; afterwards it works by itself", async () => {
    relay.cut();
    const asked = performance.now();
    const answers = await Promise.all([
      posts(),
      browser.send(connections, "/api/social/connections"),
      new Browser().send(media, "/media/m/image.jpg", { params: { mediaId: "m", name: "image.jpg" } }),
    ]);
    expect(performance.now() - asked).toBeLessThan(3_000);
    for (const answer of answers) {
      expect(refusalOf(answer)).toEqual({ status: 503, code: "unavailable" });
      expect(answer.headers.get("retry-after")).toBe("5");
    }
    expect(JSON.stringify(jsonOf(await new Browser().send(health, "/api/health")))).toContain("down");
    await relay.mend();
    await vi.waitFor(async () => expect((await posts()).status).toBe(200), { timeout: 15_000 });
  });

  it("begins nothing that writes", async () => {
    await aDraft(browser);
    relay.cut();
    await vi.waitFor(async () => expect((await posts()).status).toBe(503), { timeout: 15_000 });
    const before = meta.log.length;
    const answer = await browser.postJson(refresh, "/api/auth/instagram/refresh", {});
    expect(refusalOf(answer)).toEqual({ status: 503, code: "unavailable" });
    expect(meta.log).toHaveLength(before);
    await relay.mend();
    await vi.waitFor(async () => expect((await posts()).status).toBe(200), { timeout: 15_000 });
    expect(JSON.parse((await posts()).text).posts).toHaveLength(1);
  });

  it("says in the log which class of error it was, and no address", async () => {
    relay.cut();
    await posts();
    await relay.mend();
    await vi.waitFor(async () => expect((await posts()).status).toBe(200), { timeout: 15_000 });
    const refused = logLines.map((line) => JSON.parse(line)).filter(({ code }) => code === "unavailable");
    expect(refused.length).toBeGreaterThan(0);
    expect(logLines.join()).not.toMatch(/request_failed|127\.0\.0\.1/);
  });
});
