import { describe, expect, it } from "vitest";
import { POST as cancel } from "@/app/api/social/posts/[postId]/cancel/route";
import { anId } from "@/tests/builders/an-id";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { refusalOf } from "../support/answer";
import { Browser } from "../support/browser";
import { act, aDraft, aScheduledPost, connectedAdmin, seededPost } from "../support/posts";
import { postOf, publishedPhoto, seePost, submitPhoto } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";

const { meta, logLines } = httpScene();

describe("POST /api/social/posts/:id/cancel", () => {
  it.each(["draft", "scheduled", "queued", "preparing", "processing"] as const)(
    "stops a post that is %s",
    async (status) => {
      const { browser, ownerId } = await connectedAdmin(meta);
      const { id } = await seededPost(ownerId, { status });
      const answer = await act(browser, id, "cancel");
      expect(answer.status).toBe(200);
      expect(postOf(answer)).toMatchObject({ status: "cancelled", nextAttemptAt: null });
      expect(await seePost(browser, id)).toEqual(postOf(answer));
    },
  );

  it.each(["publishing", "published", "failed", "cancelled", "unconfirmed"] as const)(
    "comes too late for a post that is %s",
    async (status) => {
      const { browser, ownerId } = await connectedAdmin(meta);
      const { id } = await seededPost(ownerId, { status });
      expect(refusalOf(await act(browser, id, "cancel"))).toEqual({ status: 409, code: "conflict" });
      expect((await seePost(browser, id)).status).toBe(status);
    },
  );

  it("needs no body", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    const path = `/api/social/posts/${id}/cancel`;
    expect((await browser.send(cancel, path, { method: "POST", params: { postId: id } })).status).toBe(200);
  });

  it("wins or loses against publishing now, never both", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aScheduledPost(browser, 60_000);
    const [cancelled, sent] = await Promise.all([
      act(browser, id, "cancel"),
      act(browser, id, "publish", { revision: 0 }),
    ]);
    // Cancelling is possible after sending out as well, so it wins in any order.
    expect(cancelled.status).toBe(200);
    expect([200, 409]).toContain(sent.status);
    expect((await seePost(browser, id)).status).toBe("cancelled");
  });

  it("leaves an audit line", async () => {
    const { browser, ownerId } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    await act(browser, id, "cancel");
    const line = logLines.find((text) => text.includes("post_cancelled") && text.includes(id));
    expect(JSON.parse(line ?? "{}")).toMatchObject({ ownerId, actorId: ownerId, postId: id });
  });

  it("is for the owner only", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    expect(refusalOf(await act(await signedIn(anId()), id, "cancel"))).toEqual({
      status: 404,
      code: "not_found",
    });
    expect(refusalOf(await act(new Browser(), id, "cancel")).status).toBe(401);
    expect(refusalOf(await act(browser, "x", "cancel")).status).toBe(404);
  });

  it("keeps a waiting post from ever going out, and a live one live", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await submitPhoto(browser);
    await act(browser, id, "cancel");
    const live = await publishedPhoto(browser);
    expect(refusalOf(await act(browser, live.id, "cancel")).status).toBe(409);
    expect(meta.livePosts(FIELD_BAKERY)).toHaveLength(1);
    expect((await seePost(browser, id)).status).toBe("cancelled");
  });
});
