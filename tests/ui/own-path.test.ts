import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOME_PATH, ownPath } from "@/app/login/own-path";

describe("ownPath", () => {
  it("keeps a path of this site with its query", () => {
    expect(ownPath("/crm/social/posts?cursor=abc")).toBe("/crm/social/posts?cursor=abc");
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/.//evil.example",
    "/x/..//evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "\\\\evil.example",
    "crm",
    "",
    null,
    undefined,
    ["/crm"],
  ])("goes to the first screen instead of %j", (next) => {
    expect(ownPath(next)).toBe(HOME_PATH);
  });

  it("never leaves the site, whatever it is given", () => {
    const parts = fc.array(
      fc.constantFrom("/", "\\", ".", "..", "\t", "evil.example", "@", ":", "?", "#", "%2f"),
    );
    fc.assert(
      fc.property(parts, (chosen) => {
        const target = new URL(ownPath(`/${chosen.join("")}`), "https://crm.example");
        expect(target.origin).toBe("https://crm.example");
      }),
    );
  });
});
