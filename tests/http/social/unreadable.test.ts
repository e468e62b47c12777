import { ObjectId } from "mongodb";
import { beforeEach, describe, expect, it } from "vitest";
import { connectionsAnswer } from "@/app/api/_schemas/connection";
import { postsAnswer } from "@/app/api/_schemas/post";
import { POST as disconnect } from "@/app/api/auth/instagram/disconnect/route";
import { GET as connections } from "@/app/api/social/connections/route";
import { GET as show } from "@/app/api/social/posts/[postId]/route";
import { GET as list } from "@/app/api/social/posts/route";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { jsonOf, refusalOf } from "../support/answer";
import type { Browser } from "../support/browser";
import { act, aScheduledPost, connectedAdmin, deletePost } from "../support/posts";
import { httpScene } from "../support/scene";

const HOUR = 60 * 60 * 1000;
const { meta, db, logLines } = httpScene();
let browser: Browser;
let bad: string;
let good: string;

/** As a version of tomorrow wrote it, which was rolled back since. */
beforeEach(async () => {
  logLines.length = 0;
  browser = (await connectedAdmin(meta)).browser;
  good = (await aScheduledPost(browser, HOUR)).id;
  bad = (await aScheduledPost(browser, 2 * HOUR)).id;
  await db.collection("social_posts").updateOne({ _id: new ObjectId(bad) }, { $set: { kind: "hologram" } });
});

describe("a post that cannot be read", () => {
  const pageOf = async () => postsAnswer.parse(jsonOf(await browser.send(list, "/api/social/posts")));
  const open = (id: string) => browser.send(show, `/api/social/posts/${id}`, { params: { postId: id } });

  it("is counted in its owner's list, beside what can be read", async () => {
    const page = await pageOf();
    expect(page.posts.map(({ id }) => id)).toEqual([good]);
    expect(page.unreadable?.map(({ id }) => id)).toEqual([bad]);
  });

  it("is told of in the log once, by its id and its fields", async () => {
    await pageOf();
    await pageOf();
    const lines = logLines.filter((line) => line.includes("document_unreadable"));
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ collection: "social_posts", id: bad, fields: "kind" }),
    ]);
  });

  it("says by itself what is wrong, and what to do", async () => {
    const answer = await open(bad);
    expect(refusalOf(answer)).toEqual({ status: 409, code: "conflict" });
    expect(JSON.parse(answer.text).error).toContain("This post cannot be read");
  });

  it("is deleted, and then gone", async () => {
    expect(jsonOf(await deletePost(browser, bad))).toEqual({ success: true });
    expect((await pageOf()).unreadable).toBeUndefined();
    expect(refusalOf(await open(bad)).status).toBe(404);
  });

  it("keeps nobody from cancelling another post, nor from disconnecting", async () => {
    expect((await act(browser, good, "cancel")).status).toBe(200);
    const path = "/api/auth/instagram/disconnect";
    expect(jsonOf(await browser.postJson(disconnect, path, { channelId: FIELD_BAKERY }))).toEqual({
      success: true,
    });
  });
});

describe("a connection that cannot be read", () => {
  const shown = async () =>
    connectionsAnswer.parse(jsonOf(await browser.send(connections, "/api/social/connections"))).connections;

  it("is shown as such, and can be disconnected", async () => {
    await db.collection("social_auths").updateMany({}, { $unset: { login: "" } });
    expect(await shown()).toEqual([
      expect.objectContaining({ channelId: FIELD_BAKERY, health: "revoked", unreadable: true }),
    ]);
    const path = "/api/auth/instagram/disconnect";
    await browser.postJson(disconnect, path, { channelId: FIELD_BAKERY });
    expect(await shown()).toEqual([]);
  });
});
