import { describe, expect, it } from "vitest";
import {
  canPublish,
  connectionHealth,
  EXPIRY_WARNING_MS,
  type SocialAuth,
} from "@/core/domain/marketing/social-auth";
import { aSocialAuth } from "@/tests/builders/a-social-auth";

const NOW = new Date("2026-11-24T09:00:00.000Z");
const inMs = (ms: number): Date => new Date(NOW.getTime() + ms);

describe("the health of a connection", () => {
  it.each<[string, Partial<SocialAuth>, string]>([
    ["connected", {}, "connected"],
    [
      "connected while nothing ever runs out",
      { expiresAt: null, userTokenExpiresAt: null, dataAccessExpiresAt: null },
      "connected",
    ],
    [
      "connected until a week before the first date",
      { userTokenExpiresAt: inMs(EXPIRY_WARNING_MS + 1) },
      "connected",
    ],
    [
      "expiring a week before the user token ends",
      { userTokenExpiresAt: inMs(EXPIRY_WARNING_MS) },
      "expiring",
    ],
    ["expiring a week before data access ends", { dataAccessExpiresAt: inMs(1000) }, "expiring"],
    ["expiring, not expired, after a date has passed", { expiresAt: inMs(-1000) }, "expiring"],
    ["expired when Meta said so", { problem: "expired" }, "expired"],
    ["revoked when Meta said so", { problem: "revoked" }, "revoked"],
    ["revoked when the key is lost", { accessToken: null, problem: "expired" }, "revoked"],
    ["without a permission that is needed", { scopes: ["instagram_basic"] }, "missing_permission"],
    ["dead before it lacks a permission", { scopes: [], problem: "expired" }, "expired"],
  ])("%s", (_, over, health) => {
    expect(connectionHealth(aSocialAuth(over), NOW)).toBe(health);
  });

  it("takes new posts unless it is known to be dead", () => {
    expect(
      [
        {},
        { problem: "expired" as const },
        { problem: "revoked" as const },
        { accessToken: null },
        { expiresAt: inMs(-1) },
      ].map((over) => canPublish(aSocialAuth(over))),
    ).toEqual([true, false, false, false, true]);
  });
});
