import { describe, expect, it } from "vitest";
import { errorBody } from "@/app/api/_schemas/error";
import { GET as connections } from "@/app/api/social/connections/route";
import { GET as list } from "@/app/api/social/posts/route";
import { posts, socialAuthService } from "@/infrastructure/container";
import { aNewPost } from "@/tests/builders/a-post";
import { aNewSocialAuth } from "@/tests/builders/a-social-auth";
import { anId } from "@/tests/builders/an-id";
import { jsonOf, refusalOf } from "./support/answer";
import { Browser } from "./support/browser";
import { httpScene, signedIn } from "./support/scene";

const { db, logLines } = httpScene();

describe("every refusal", () => {
  it("carries the id under which the log knows it", async () => {
    const answer = await new Browser().send(connections, "/api/social/connections");
    const { requestId } = errorBody.parse(jsonOf(answer));
    expect(answer.headers.get("x-request-id")).toBe(requestId);
    expect(logLines.filter((line) => line.includes(requestId))).toHaveLength(1);
  });

  it("is kept by no cache", async () => {
    const answer = await new Browser().send(connections, "/api/social/connections");
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });
});

describe("what is broken on our side", () => {
  it("is a connection that cannot be read back, and shows nothing of it", async () => {
    const userId = anId();
    await socialAuthService().saveAll([aNewSocialAuth({ userId })]);
    await db.collection("social_auths").updateMany({}, { $set: { scopes: "a stored thing" } });
    const answer = await (await signedIn(userId)).send(connections, "/api/social/connections");
    expect(refusalOf(answer)).toEqual({ status: 500, code: "internal" });
    expect(answer.text).not.toMatch(/scopes|a stored thing|array/);
  });

  it("is a post that cannot be read back, and shows nothing of it", async () => {
    const ownerId = anId();
    await posts().insert(aNewPost({ ownerId }), new Date());
    await db.collection("social_posts").updateMany({}, { $set: { attempts: "a stored thing" } });
    const answer = await (await signedIn(ownerId)).send(list, "/api/social/posts");
    expect(refusalOf(answer)).toEqual({ status: 500, code: "internal" });
    expect(answer.text).not.toMatch(/attempts|a stored thing|number/);
  });
});
