import { describe, expect, it, vi } from "vitest";
import { POST as disconnect } from "@/app/api/auth/instagram/disconnect/route";
import { anId } from "@/tests/builders/an-id";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { jsonOf } from "../support/answer";
import type { Browser } from "../support/browser";
import { connectThroughMeta } from "../support/connect";
import { runWorkerUntil, seePost, submitPhoto } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";

const { meta, clock } = httpScene();

/** A post whose publishing was sent, and Meta's answer to it lost. */
async function anOpenSend(action: "drop" | "apply-then-drop"): Promise<{ browser: Browser; id: string }> {
  const browser = await signedIn(anId());
  await connectThroughMeta(browser, meta);
  meta.inject({ match: { path: "media_publish" }, action });
  // Nothing may be found out before the disconnect.
  meta.inject({ match: { method: "GET", nth: 2 }, action: "drop", times: 20 });
  const { id } = await submitPhoto(browser);
  await runWorkerUntil(browser, id, "publishing", 200);
  meta.clearFaults();
  return { browser, id };
}

const leave = (browser: Browser) =>
  browser.send(disconnect, "/api/auth/instagram/disconnect", { method: "POST" });

describe("disconnecting while a post is being published", () => {
  it("looks first whether it went live", async () => {
    const { browser, id } = await anOpenSend("apply-then-drop");
    expect(jsonOf(await leave(browser))).toEqual({ success: true });
    const [live] = meta.livePosts(FIELD_BAKERY);
    expect(await seePost(browser, id)).toMatchObject({ status: "published", platformPostId: live?.id });
  });

  it("leaves it to a person when ten seconds tell nothing", async () => {
    const { browser, id } = await anOpenSend("drop");
    meta.inject({ action: "drop", times: Number.POSITIVE_INFINITY });
    const asked = meta.log.length;
    const left = leave(browser);
    await vi.waitFor(() => expect(meta.log.length).toBeGreaterThan(asked), { timeout: 15_000 });
    clock.advance(10_000);
    expect(jsonOf(await left)).toEqual({ success: true });
    expect(await seePost(browser, id)).toMatchObject({ status: "unconfirmed" });
  });
});
