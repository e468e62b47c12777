import { describe, expect, it } from "vitest";
import { parsePlatformStatus } from "@/app/crm/social/platform-words";

describe("parsePlatformStatus", () => {
  it("takes what our own route tells", () => {
    expect(parsePlatformStatus({ instagram: "ok", since: null })).toEqual({ instagram: "ok", since: null });
    const trouble = { instagram: "trouble", since: "2026-11-24T09:00:00.000Z" };
    expect(parsePlatformStatus(trouble)).toEqual(trouble);
  });

  it.each([null, "ok", {}, { instagram: "fine" }, { instagram: "trouble", since: null }])(
    "ignores %j",
    (body) => {
      expect(parsePlatformStatus(body)).toBeNull();
    },
  );
});
