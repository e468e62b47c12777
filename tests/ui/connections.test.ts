import { describe, expect, it } from "vitest";
import { oneLine } from "@/app/_copy/error-sentences";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import { connectionWords, refreshedWords } from "@/app/crm/social/connections/connection-words";
import { consequencesFor, parseWaitingPosts } from "@/app/crm/social/connections/disconnect-words";
import { HEALTH_WORDS, healthWords } from "@/app/crm/social/connections/health-words";
import { optionalGaps } from "@/app/crm/social/connections/permission-words";
import { isPaused, isResting, quotaWords } from "@/app/crm/social/connections/quota-words";
import { connectedSentence, failureIn, justConnected } from "@/app/crm/social/connections/redirect-notice";
import type { FailureReason } from "@/core/domain/errors";
import { aConnectionView } from "@/tests/builders/a-connection-view";

describe("failureIn", () => {
  it.each(["no_pages", "no_instagram_accounts", "missing_permission", "access_denied"])(
    "offers to connect again after %s",
    (error) => {
      expect(failureIn({ error, platform: "instagram" })).toMatchObject({ offersConnect: true });
    },
  );

  it("does not offer what cannot help", () => {
    expect(failureIn({ error: "not_configured", platform: "instagram" })?.offersConnect).toBe(false);
  });

  it.each([
    { error: "your_account_is_locked", platform: "instagram" },
    { error: "toString", platform: "instagram" },
    { error: "no_pages", platform: "tiktok" },
    { error: ["no_pages"], platform: "instagram" },
    { platform: "instagram" },
  ])("ignores %j", (params) => {
    expect(failureIn(params)).toBeNull();
  });
});

describe("justConnected", () => {
  it("names only accounts that are there", () => {
    const named = justConnected({ connected: ["a", "intruder", "b"] }, ["a", "b", "c"]);
    expect(named).toEqual(["a", "b"]);
    expect(connectedSentence(named)).toBe("@a and @b are connected");
    expect(connectedSentence(["a"])).toBe("@a is connected");
  });
});

const DATES = {
  expiresAt: null,
  userTokenExpiresAt: "2026-12-01T00:00:00.000Z",
  dataAccessExpiresAt: "2027-02-01T00:00:00.000Z",
};

describe("what helps before the end", () => {
  const facts = { username: "a", missingScopes: [], ...DATES };

  it("is a refresh while only the token runs out", () => {
    expect(HEALTH_WORDS.expiring.help(facts)).toBe("Refresh to keep posting");
  });

  it("is Meta's dialog once data access runs out first", () => {
    const lapsing = { ...facts, dataAccessExpiresAt: "2026-11-25T00:00:00.000Z" };
    expect(HEALTH_WORDS.expiring.help(lapsing)).toBe("Reconnect to keep posting");
  });
});

describe("a connection whose record cannot be read", () => {
  it("says so, and does not blame Instagram", () => {
    const { word, canPost, help } = healthWords({ health: "revoked", unreadable: true });
    expect([word, canPost]).toEqual(["Cannot be read", false]);
    expect(
      help({
        username: "x",
        missingScopes: [],
        expiresAt: null,
        userTokenExpiresAt: null,
        dataAccessExpiresAt: null,
      }),
    ).not.toContain("Instagram");
    expect(healthWords({ health: "revoked" })).toBe(HEALTH_WORDS.revoked);
  });
});

describe("permissions in words", () => {
  it("names the feature that an optional one carries", () => {
    expect(optionalGaps(["instagram_manage_insights", "instagram_basic"])).toBe(
      "No permission for metrics (instagram_manage_insights)",
    );
    expect(optionalGaps(["business_management", "instagram_new"])).toBe(
      "No permission for Pages in a business portfolio (business_management) and one feature (instagram_new)",
    );
    expect(optionalGaps(["instagram_basic"])).toBeNull();
  });

  it("names the required one that is missing", () => {
    const connection = {
      username: "a",
      missingScopes: ["instagram_content_publish", "business_management"],
      ...DATES,
    };
    expect(HEALTH_WORDS.missing_permission.help(connection)).toBe(
      "Posting needs the permission instagram_content_publish. Reconnect to allow it",
    );
  });
});

const A_CONNECTION = aConnectionView(DATES);

const because = (reason: FailureReason) => ({
  reason,
  message: oneLine({ code: "reconnect_required", reason }),
});

describe("a connection and what stands beside it", () => {
  const now = new Date("2026-11-24T12:00:00.000Z");
  const later = "2026-11-25T09:00:00.000Z";
  const wordsOf = (over: Partial<ConnectionView>) => {
    const connection = { ...A_CONNECTION, ...over };
    return connectionWords(connection, isResting(connection, now));
  };

  it.each([
    [{}, "Connected", "success", true, true],
    [{ health: "expiring" }, "Expires soon", "warning", true, true],
    [{ health: "missing_permission" }, "Needs permission", "danger", false, false],
    [{ health: "revoked", problem: because("app_removed") }, "Needs permission", "danger", false, false],
    [{ health: "revoked", problem: because("account_unlinked") }, "Not linked", "danger", false, true],
    [{ health: "revoked", problem: because("account_relinked") }, "Not linked", "danger", false, true],
    [{ health: "revoked", problem: because("page_lost") }, "Not linked", "danger", false, true],
    [{ publishingPausedUntil: later }, "Resting", "warning", true, true],
    [{ health: "expiring", publishingPausedUntil: later }, "Resting", "warning", true, true],
    [{ health: "revoked", publishingPausedUntil: later }, "Needs permission", "danger", false, false],
    [{ publishingPausedUntil: "2026-11-24T11:00:00.000Z" }, "Connected", "success", true, true],
  ] as const)("%j: %s, %s, may post %s, may refresh %s", (over, word, tone, canPost, canRefresh) => {
    expect(wordsOf(over)).toMatchObject({ word, tone, canPost, canRefresh });
  });

  it("says of a lost link what a post that waits for it says", () => {
    const reason = "account_unlinked";
    const { help } = wordsOf({ health: "revoked", problem: because(reason) });
    expect(help).toBe(oneLine({ code: "reconnect_required", reason }));
  });

  it("after a refresh never says that access is accepted where posting is not possible", () => {
    expect(refreshedWords(wordsOf({}))).toContain("accepts the access");
    for (const health of ["missing_permission", "revoked", "expired"] as const)
      expect(refreshedWords(wordsOf({ health }))).toBeNull();
    expect(refreshedWords(wordsOf({ publishingPausedUntil: later }))).not.toContain("accepts");
  });

  it("rests from the first paint on, before the browser knows the time", () => {
    expect(isResting({ publishingPausedUntil: later }, null)).toBe(true);
    expect(isResting({ publishingPausedUntil: null }, null)).toBe(false);
  });

  it.each([
    ["2026-11-24T11:59:00.000Z", "Instagram says that the publishing quota is used up for now"],
    ["2026-11-23T11:59:00.000Z", "1 of 50 posts used in the last 24 hours"],
  ])("names no number beside a quota that Instagram calls used up: refused at %s", (refusedAt, words) => {
    const quota = { used: 1, total: 50, readAt: "2026-11-24T11:58:00.000Z", refusedAt };
    expect(quotaWords({ quota }, now)).toBe(words);
  });
});

describe("what a disconnect does to the posts", () => {
  const none = { scheduled: 0, waiting: 0, goingOut: 0, drafts: 0 };

  it.each([
    [none, "No post is scheduled or waiting, so none is cancelled."],
    [{ ...none, scheduled: 1 }, "1 scheduled post is cancelled."],
    [{ ...none, waiting: 1 }, "1 waiting post is cancelled."],
    [{ ...none, waiting: 2 }, "2 waiting posts are cancelled."],
    [{ ...none, scheduled: 3, waiting: 1 }, "3 scheduled posts and 1 waiting post are cancelled."],
  ])("%j: names how many are cancelled", (counted, sentence) => {
    expect(consequencesFor(counted)[0]).toBe(sentence);
  });

  it("says what is looked at first, and what stays", () => {
    expect(consequencesFor({ ...none, goingOut: 1, drafts: 1 }).slice(1)).toEqual([
      "1 post is going out right now; we look first whether it arrived.",
      "What is published stays on Instagram.",
      "1 draft stays here.",
    ]);
    expect(consequencesFor({ ...none, goingOut: 2, drafts: 2 }).slice(1)).toEqual([
      "2 posts are going out right now; we look first whether they arrived.",
      "What is published stays on Instagram.",
      "2 drafts stay here.",
    ]);
    expect(consequencesFor(none)).toHaveLength(3);
  });

  it("names no number that was not counted", () => {
    expect(consequencesFor(null).join(" ")).not.toMatch(/\d/);
    expect(parseWaitingPosts({ ...none, drafts: 2 })).toEqual({ ...none, drafts: 2 });
    expect([null, {}, { ...none, drafts: "2" }, { ...none, waiting: -1 }].map(parseWaitingPosts)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe("the publishing quota in words", () => {
  const now = new Date("2026-11-24T12:00:00.000Z");
  const read = (used: number, total: number | null, readAt = "2026-11-24T11:58:00.000Z") =>
    quotaWords({ quota: { used, total, readAt } }, now);

  it.each([
    [read(12, 50), "12 of 50 posts used in the last 24 hours"],
    [read(0, 50), "0 of 50 posts used in the last 24 hours"],
    [read(12, null), "12 posts published in the last 24 hours"],
    [read(1, null), "1 post published in the last 24 hours"],
    [read(12, 50, "2026-11-23T12:00:00.000Z"), null],
    [quotaWords({ quota: null }, now), null],
  ])("%#: says %j", (words, expected) => {
    expect(words).toBe(expected);
  });

  it("rests no longer than it has to", () => {
    expect(isPaused({ publishingPausedUntil: "2026-11-24T12:00:01.000Z" }, now)).toBe(true);
    expect(isPaused({ publishingPausedUntil: "2026-11-24T12:00:00.000Z" }, now)).toBe(false);
    expect(isPaused({ publishingPausedUntil: null }, now)).toBe(false);
  });
});
