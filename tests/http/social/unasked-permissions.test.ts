import { describe, expect, it } from "vitest";
import { parseFailure } from "@/app/_ui/call-api";
import { GET as metrics } from "@/app/api/social/posts/[postId]/metrics/route";
import { needsReconnect } from "@/app/crm/social/connections/needs-reconnect";
import { REQUIRED_SCOPES } from "@/core/domain/marketing/scopes";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { type Answer, jsonOf, refusalOf } from "../support/answer";
import { BODY, connectedAdmin, deletePost } from "../support/posts";
import { publishedPhoto, submitPost } from "../support/publish";
import { httpScene } from "../support/scene";

const { meta } = httpScene({ INSTAGRAM_SCOPES: REQUIRED_SCOPES.join() });

/** The answer names the scope, and leads neither to Meta's dialog nor back here. */
function expectNoFalseHope(answer: Answer, scope: string, wayOut: RegExp): void {
  expect(refusalOf(answer)).toEqual({ status: 403, code: "missing_permission" });
  const failure = parseFailure(jsonOf(answer));
  expect(failure.sentence).toContain(scope);
  expect(failure.sentence).toMatch(wayOut);
  expect(failure.sentence).not.toMatch(/leave every permission ticked/);
  expect(needsReconnect(failure)).toBe(false);
}

describe("a permission that the dialog does not ask for", () => {
  it("to delete: the post is deleted in the Instagram app", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await publishedPhoto(browser);
    expectNoFalseHope(
      await deletePost(browser, id),
      "instagram_manage_contents",
      /Delete the post in the Instagram app/,
    );
    expect(meta.livePosts(FIELD_BAKERY)).toHaveLength(1);
  });

  it("to read numbers: an administrator has to add it first", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await publishedPhoto(browser);
    const answer = await browser.send(metrics, `/api/social/posts/${id}/metrics`, { params: { postId: id } });
    expectNoFalseHope(answer, "instagram_manage_insights", /administrator adds it to INSTAGRAM_SCOPES/);
  });

  it("to comment: the same, before anything is stored", async () => {
    const { browser } = await connectedAdmin(meta);
    const answer = await submitPost(browser, { ...BODY, firstComment: "First!" });
    expectNoFalseHope(answer, "instagram_manage_comments", /administrator adds it to INSTAGRAM_SCOPES/);
  });
});
