import { describe, expect, it } from "vitest";
import { SECTIONS, sectionState } from "@/app/_ui/sections";

const current = (pathname: string) =>
  SECTIONS.flatMap(({ href, label }) => {
    const state = sectionState(href, pathname);
    return state ? [[label, state]] : [];
  });

describe("sectionState", () => {
  it.each([
    ["/crm/social/connections", [["Connections", "page"]]],
    ["/crm/social/posts", [["Posts", "page"]]],
    ["/crm/social/posts/new", [["New post", "page"]]],
    ["/crm/social/posts/65f0", [["Posts", "true"]]],
    ["/crm/social/instagram/select-page", []],
  ])("marks at most one section on %s", (pathname, expected) => {
    expect(current(pathname)).toEqual(expected);
  });
});
