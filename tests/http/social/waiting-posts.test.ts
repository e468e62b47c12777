import { describe, expect, it } from "vitest";
import { GET as waitingPosts } from "@/app/api/social/connections/[channelId]/waiting-posts/route";
import { anId } from "@/tests/builders/an-id";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { jsonOf, refusalOf } from "../support/answer";
import { Browser } from "../support/browser";
import { aDraft, aScheduledPost, connectedAdmin, seededPost } from "../support/posts";
import { httpScene, signedIn } from "../support/scene";

const { meta } = httpScene();
const HOUR = 60 * 60 * 1000;

const ask = (browser: Browser, channelId = FIELD_BAKERY) =>
  browser.send(waitingPosts, `/api/social/connections/${channelId}/waiting-posts`, { params: { channelId } });

describe("GET /api/social/connections/[channelId]/waiting-posts", () => {
  it("counts what a disconnect would touch, of this owner and account alone", async () => {
    const { browser, ownerId } = await connectedAdmin(meta);
    await aDraft(browser);
    await aScheduledPost(browser, HOUR);
    await aScheduledPost(browser, 2 * HOUR);
    await seededPost(ownerId, { status: "queued" });
    await seededPost(ownerId, { status: "processing" });
    await seededPost(ownerId, { status: "publishing" });
    await seededPost(ownerId, { status: "published" });
    await seededPost(ownerId, { status: "failed" });
    await seededPost(anId(), { status: "queued" });
    await seededPost(ownerId, {}, { channelId: "17841400000000099" });
    expect(jsonOf(await ask(browser))).toEqual({ scheduled: 2, waiting: 2, goingOut: 1, drafts: 1 });
  });

  it("knows nothing of somebody else's account", async () => {
    await connectedAdmin(meta);
    expect(refusalOf(await ask(await signedIn(anId())))).toEqual({ status: 404, code: "not_found" });
    expect(refusalOf(await ask(new Browser()))).toEqual({ status: 401, code: "not_authenticated" });
  });
});
