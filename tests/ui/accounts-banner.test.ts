import { describe, expect, it } from "vitest";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import { bannerFor } from "@/app/crm/social/accounts-banner-words";

const account = (
  username: string,
  health: ConnectionView["health"],
  dataEnds = "2027-02-01T00:00:00.000Z",
) => ({
  channelId: `channel-${username}`,
  username,
  health,
  expiresAt: null,
  userTokenExpiresAt: "2026-12-01T00:00:00.000Z",
  dataAccessExpiresAt: dataEnds,
});

describe("the banner about accounts", () => {
  it("is silent while nothing is to do", () => {
    expect(bannerFor([])).toBeNull();
    expect(bannerFor([account("a", "connected")])).toBeNull();
  });

  it.each(["expired", "revoked", "missing_permission"] as const)("names an account that is %s", (health) => {
    expect(bannerFor([account("a", health), account("b", "connected")])).toEqual({
      tone: "danger",
      sentence: "@a cannot post until you reconnect it.",
      links: [{ label: "Reconnect @a", href: "/api/auth/instagram/start?reconnect=channel-a" }],
    });
  });

  it("is milder before the end, and offers what helps", () => {
    expect(bannerFor([account("a", "expiring")])).toEqual({
      tone: "warning",
      sentence: "The access to @a ends soon.",
      links: [{ label: "Refresh @a", href: "/crm/social/connections" }],
    });
    expect(bannerFor([account("a", "expiring", "2026-11-25T00:00:00.000Z")])?.links).toEqual([
      { label: "Reconnect @a", href: "/api/auth/instagram/start?reconnect=channel-a" },
    ]);
  });

  it("names the worst first, and takes its tone", () => {
    const words = bannerFor([account("a", "expiring"), account("b", "expired")]);
    expect(words).toMatchObject({
      tone: "danger",
      sentence: "@b cannot post until you reconnect it. The access to @a ends soon.",
    });
    expect(words?.links.map(({ label }) => label)).toEqual(["Reconnect @b", "Refresh @a"]);
  });

  it("stays one line however many there are", () => {
    const two = bannerFor([account("a", "expired"), account("b", "revoked")]);
    expect(two?.sentence).toBe("@a and @b cannot post until you reconnect them.");
    expect(two?.links).toHaveLength(2);
    const four = bannerFor(["a", "b", "c", "d"].map((name) => account(name, "expired")));
    expect(four?.sentence).toBe("@a, @b, and 2 more cannot post until you reconnect them.");
    expect(four?.links).toEqual([{ label: "Open connections", href: "/crm/social/connections" }]);
  });
});
