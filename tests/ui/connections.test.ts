import { describe, expect, it } from "vitest";
import { HEALTH_WORDS } from "@/app/crm/social/connections/health-words";
import { optionalGaps } from "@/app/crm/social/connections/permission-words";
import { isPaused, quotaWords } from "@/app/crm/social/connections/quota-words";
import { connectedSentence, failureIn, justConnected } from "@/app/crm/social/connections/redirect-notice";

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

describe("permissions in words", () => {
  it("names the feature that an optional one carries", () => {
    expect(optionalGaps(["instagram_manage_insights", "instagram_basic"])).toEqual([
      "Metrics need the permission instagram_manage_insights",
    ]);
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

describe("the publishing quota in words", () => {
  const now = new Date("2026-11-24T12:00:00.000Z");
  const read = (used: number, total: number | null, readAt = "2026-11-24T11:58:00.000Z") =>
    quotaWords({ quota: { used, total, readAt } }, now);

  it.each([
    [read(12, 50), "12 of 50 posts used today"],
    [read(0, 50), "0 of 50 posts used today"],
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
