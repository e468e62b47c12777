import { describe, expect, it, vi } from "vitest";
import { deletionWords } from "@/app/crm/social/posts/[postId]/deletion-words";
import { otherActions, outcomeOf } from "@/app/crm/social/posts/[postId]/outcome-words";
import { ACTION_WORDS, actionsFor } from "@/app/crm/social/posts/action-words";
import { failureWords, movedWords } from "@/app/crm/social/posts/deed-words";
import { doDeed } from "@/app/crm/social/posts/do-deed";
import { questionFor } from "@/app/crm/social/posts/question-words";
import { POST_STATUSES } from "@/core/domain/marketing/post";
import { aPostView } from "@/tests/builders/a-post-view";

const error = { code: "platform_unavailable" as const, message: "No answer.", retryable: true };
const dead = { ...error, code: "reconnect_required" as const };
const wrong = { ...error, code: "media_rejected" as const, retryable: false };
const scheduledAt = "2026-12-01T09:00:00.000Z";
const bare = { scheduledAt: null, permalink: null, platformPostId: "1799" };
const account = { canDelete: true, profileUrl: "https://www.instagram.com/field.bakery" };
const labels = (post: Parameters<typeof actionsFor>[0], reach: Parameters<typeof actionsFor>[1] = account) =>
  actionsFor(post, reach).map((name) => ACTION_WORDS[name].label);

describe("what a person can do about a post", () => {
  it.each([
    ["draft", ["Edit", "Publish now", "Delete"]],
    ["scheduled", ["Edit", "Publish now", "Cancel post"]],
    ["queued", ["Cancel post"]],
    ["preparing", ["Cancel post"]],
    ["processing", ["Cancel post"]],
    ["publishing", []],
    ["published", ["Delete"]],
    ["failed", ["Try again", "Edit as new", "Delete"]],
    ["cancelled", ["Edit as new", "Delete"]],
    ["unconfirmed", ["Look on Instagram", "It is live", "It is not there, publish again"]],
  ] as const)("that is %s: %j", (status, expected) => {
    expect(labels({ ...bare, status })).toEqual(expected);
  });

  it("is to send a draft with a time out at that time, or at once", () => {
    expect(labels({ ...bare, status: "draft", scheduledAt })).toEqual([
      "Edit",
      "Schedule",
      "Publish now",
      "Delete",
    ]);
  });

  it("is no second try after a failure that would only repeat itself", () => {
    expect(labels({ ...bare, status: "failed", error: wrong })).toEqual(["Edit as new", "Delete"]);
  });

  it.each(["failed", "scheduled", "queued"] as const)("is to reconnect first when %s needs it", (status) => {
    expect(labels({ ...bare, status, error: dead })[0]).toBe("Reconnect");
  });

  it("is to open a live post only at a web address", () => {
    const at = (permalink: string) => labels({ ...bare, status: "published", permalink });
    expect(at("https://www.instagram.com/p/x/")).toEqual(["Open on Instagram", "Delete"]);
    expect(at("javascript:alert(1)")).toEqual(["Delete"]);
  });
});

describe("a live post", () => {
  const live = { ...bare, status: "published" as const, permalink: "https://www.instagram.com/p/x/" };
  const unreachable = [
    ["its account deletes nothing from here", live, { ...account, canDelete: false }, /no permission/],
    ["its account is no longer connected", live, null, /no longer connected/],
    ["its id was never told", { ...live, platformPostId: null }, account, /has not told us/],
  ] as const;

  it.each(unreachable)("offers no Delete where %s, and says where and why", (_, post, reach, why) => {
    expect(labels(post, reach)).toEqual(["Open on Instagram"]);
    expect(deletionWords(post, reach)).toMatch(/^To delete this post, use the Instagram app: /);
    expect(deletionWords(post, reach)).toMatch(why);
  });

  it("needs no such words where it can be deleted, or is not live", () => {
    expect(deletionWords(live, account)).toBeNull();
    expect(deletionWords({ ...live, status: "draft" }, null)).toBeNull();
  });

  it("that is gone from Instagram says so, leads nowhere, and can be taken off the list", () => {
    const gone = { ...live, goneAt: "2026-12-01T10:00:00.000Z" };
    for (const reach of [account, { ...account, canDelete: false }, null]) {
      expect(labels(gone, reach)).toEqual(["Edit as new", "Delete"]);
      expect(deletionWords(gone, reach)).toBeNull();
      expect(outcomeOf(gone, reach)?.title).toMatch(/not on Instagram any more/);
    }
    expect(questionFor("delete", gone)?.body).toMatch(/Nothing of it is on Instagram/);
  });
});

describe("an unconfirmed post whose account is gone", () => {
  it("offers no look at a profile that nobody can name", () => {
    expect(labels({ ...bare, status: "unconfirmed" }, null)).not.toContain("Look on Instagram");
  });
});

describe("what is asked first", () => {
  it("names the time that publishing now gives up", () => {
    const { body, keep } = questionFor("publish", { status: "scheduled", scheduledAt }) ?? {};
    expect(body).toMatch(/planned for .*Dec.* 2026.*GMT/);
    expect(keep).toBe("Keep its time");
    expect(questionFor("publish", { status: "draft", scheduledAt: null })).toBeNull();
  });

  it("says where a live post is deleted too", () => {
    expect(questionFor("delete", { status: "published", scheduledAt: null })?.body).toMatch(/on Instagram/);
    expect(questionFor("delete", { status: "failed", scheduledAt: null })?.body).toMatch(
      /Nothing of it is on Instagram/,
    );
    expect(questionFor("delete", { status: "draft", scheduledAt: null })?.title).toBe("Delete this draft?");
  });

  it("names the time at which a cancelled post will not go out", () => {
    const { title, body } = questionFor("cancel", { status: "scheduled", scheduledAt }) ?? {};
    expect(title).toBe("Cancel this post?");
    expect(body).toMatch(/planned for .*Dec.* 2026.*GMT/);
  });

  it("is nothing before stopping a post that is on its way: it may be out by the answer", () => {
    for (const status of ["queued", "preparing", "processing"] as const)
      expect(questionFor("cancel", { status, scheduledAt })).toBeNull();
  });

  it.each(["retry", "copy", "schedule", "confirm_live", "confirm_not_live"] as const)(
    "is nothing before %s",
    (name) => {
      expect(questionFor(name, { status: "scheduled", scheduledAt })).toBeNull();
    },
  );
});

describe("a deed that was not done", () => {
  it("says what the post became meanwhile", () => {
    expect(movedWords({ status: "published" })).toBe("This post has changed meanwhile. It is now: Published");
  });

  it("names what is wrong with the post rather than that it was refused", () => {
    const issues = [{ path: "scheduledAt", message: "This time has passed" }];
    const refusal = { code: "invalid_request" as const, sentence: "The request is not complete.", issues };
    expect(failureWords(refusal, "schedule")).toBe("This time has passed");
    expect(failureWords({ ...refusal, issues: [] }, "schedule")).toBe("The request is not complete.");
  });

  it("says where else a live post can be deleted", () => {
    const refusal = { code: "missing_permission" as const, sentence: "A permission is missing.", issues: [] };
    expect(failureWords(refusal, "delete")).toMatch(/in the Instagram app\.$/);
    expect(failureWords(refusal, "publish")).toBe("A permission is missing.");
  });
});

describe("the page of a post", () => {
  it.each(POST_STATUSES)("leaves no action out and shows none twice: %s", (status) => {
    const post = { ...bare, status, error, permalink: "https://www.instagram.com/p/x/" };
    const shown = [...(outcomeOf(post, account)?.next ?? []), ...otherActions(post, account)];
    expect(shown.toSorted()).toEqual([...actionsFor(post, account)].toSorted());
  });

  it.each([
    [dead, ["reconnect"]],
    [error, ["retry"]],
    [wrong, ["copy"]],
  ] as const)("leads on by one thing after a failure", (failure, next) => {
    expect(outcomeOf({ ...bare, status: "failed", error: failure }, account)).toMatchObject({
      tone: "danger",
      title: failure.message,
      next,
    });
  });

  it("says that a draft goes nowhere by itself", () => {
    expect(outcomeOf({ ...bare, status: "draft" }, account)?.title).toMatch(/Nothing goes out/);
  });

  it("has nothing to add while all goes well", () => {
    expect(outcomeOf({ ...bare, status: "processing" }, account)).toBeNull();
    expect(outcomeOf({ ...bare, status: "published" }, account)).toBeNull();
  });
});

it("copies the whole post, not the beginning of it that a list shows", async () => {
  const shown = aPostView({ id: "p1", caption: "Bread is…", isExcerpt: true });
  const sent: unknown[] = [];
  vi.stubGlobal("fetch", async (address: string, { method = "GET", body }: RequestInit = {}) => {
    if (method === "POST") sent.push(address, JSON.parse(String(body)).caption);
    return Response.json({ post: { ...shown, caption: "Bread is ready" } });
  });
  expect(await doDeed("copy", shown)).toMatchObject({ kind: "copied" });
  expect(sent).toEqual(["/api/social/posts", "Bread is ready"]);
  vi.unstubAllGlobals();
});
