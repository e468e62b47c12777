import { describe, expect, it } from "vitest";
import { POST as disconnect } from "@/app/api/auth/instagram/disconnect/route";
import { POST as refresh } from "@/app/api/auth/instagram/refresh/route";
import { POST_STATUSES } from "@/core/domain/marketing/post";
import { aFailure } from "@/tests/builders/a-post";
import { anId } from "@/tests/builders/an-id";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { refusalOf } from "../support/answer";
import { Browser } from "../support/browser";
import { act, connectedAdmin, seededPost } from "../support/posts";
import { postOf, runWorkerUntil, seePost, submitPhoto } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";

const { meta } = httpScene();
const FAILED = { status: "failed", failure: aFailure(), nextAttemptAt: null } as const;

describe("POST /api/social/posts/:id/retry", () => {
  it("puts a failed post back into the queue, without its error", async () => {
    const { browser, ownerId } = await connectedAdmin(meta);
    const { id } = await seededPost(ownerId, FAILED);
    const answer = await act(browser, id, "retry");
    expect(answer.status).toBe(200);
    expect(postOf(answer)).toMatchObject({
      status: "queued",
      nextAttemptAt: expect.any(String),
      progress: 0,
    });
    expect(postOf(answer)).not.toHaveProperty("error");
  });

  it("brings a post live that Instagram refused at first", async () => {
    const { browser } = await connectedAdmin(meta);
    meta.inject({ match: { method: "POST", path: "/media" }, action: "answer", error: "36003/2207009" });
    const { id } = await submitPhoto(browser);
    await runWorkerUntil(browser, id, "failed");
    expect((await act(browser, id, "retry")).status).toBe(200);
    await runWorkerUntil(browser, id, "published");
    expect(meta.livePosts(FIELD_BAKERY)).toHaveLength(1);
  });

  it("happens once when it is asked for twenty times at once", async () => {
    const { browser, ownerId } = await connectedAdmin(meta);
    const { id } = await seededPost(ownerId, FAILED);
    const answers = await Promise.all(Array.from({ length: 20 }, () => act(browser, id, "retry")));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array.from({ length: 19 }, () => 409),
    ]);
  });

  it.each(POST_STATUSES.filter((status) => status !== "failed"))(
    "is refused for a post that is %s",
    async (status) => {
      const { browser, ownerId } = await connectedAdmin(meta);
      const { id } = await seededPost(ownerId, { status });
      expect(refusalOf(await act(browser, id, "retry"))).toEqual({ status: 409, code: "conflict" });
      expect((await seePost(browser, id)).status).toBe(status);
    },
  );

  it("is refused while the connection is dead", async () => {
    const { browser, ownerId } = await connectedAdmin(meta);
    const { id } = await seededPost(ownerId, FAILED);
    meta.killUser(458);
    await browser.send(refresh, "/api/auth/instagram/refresh", { method: "POST" });
    expect(refusalOf(await act(browser, id, "retry"))).toEqual({ status: 409, code: "reconnect_required" });
    expect((await seePost(browser, id)).status).toBe("failed");
  });

  it("is refused once the account is disconnected", async () => {
    const { browser, ownerId } = await connectedAdmin(meta);
    const { id } = await seededPost(ownerId, FAILED);
    await browser.send(disconnect, "/api/auth/instagram/disconnect", { method: "POST" });
    expect(refusalOf(await act(browser, id, "retry"))).toEqual({ status: 404, code: "not_connected" });
  });

  it("is for the owner only", async () => {
    const { browser, ownerId } = await connectedAdmin(meta);
    const { id } = await seededPost(ownerId, FAILED);
    const foreign = await act(await signedIn(anId()), id, "retry");
    expect(refusalOf(foreign)).toEqual({ status: 404, code: "not_found" });
    expect(refusalOf(await act(new Browser(), id, "retry")).status).toBe(401);
    expect(refusalOf(await act(browser, anId(), "retry")).status).toBe(404);
  });
});
