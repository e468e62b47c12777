import { describe, expect, it } from "vitest";
import { checkInstagramPost, warnAboutInstagramPost } from "@/core/domain/marketing/instagram-rules";
import { aContent } from "./instagram-content";

const warnings = (firstComment: string | null) => warnAboutInstagramPost({ caption: "", firstComment });

describe("hashtags in a caption", () => {
  const worries = (caption: string) => warnAboutInstagramPost({ caption, firstComment: null });

  it("are no worry up to five, and refused above thirty", () => {
    expect(worries("#a #b #c #d #e")).toEqual([]);
    expect(worries("#a ".repeat(31))).toEqual([]);
  });

  it.each([6, 30])("may be refused where there are %i", (count) => {
    expect(worries("#🥐 ".repeat(count))).toMatchObject([
      {
        path: "caption",
        rule: "caption_hashtags_many",
        limit: 5,
        message: expect.stringContaining(`${count}`),
      },
    ]);
    expect(checkInstagramPost(aContent({ caption: "#🥐 ".repeat(count) }))).toEqual([]);
  });
});

describe("a first comment", () => {
  it.each([
    null,
    "x".repeat(300),
    "#a #b #c #d",
    "See https://example.com",
    "OK, thanks",
    "A",
    "1 + 1 = 2 ☀️",
  ])("of %j is no worry", (comment) => {
    expect(warnings(comment)).toEqual([]);
  });

  it.each([
    ["of 301 characters", "x".repeat(301), "first_comment_length", 300],
    ["with five hashtags", "#a #b #c #d #e", "first_comment_hashtags", 4],
    ["with two links", "https://a.example and www.b.example", "first_comment_urls", 1],
    ["all in capitals", "BUY NOW!", "first_comment_capitals", undefined],
  ])("%s may be refused", (_, comment, rule, limit) => {
    expect(warnings(comment)).toMatchObject([{ path: "firstComment", rule, ...(limit ? { limit } : {}) }]);
  });

  it("is warned about, never kept back", () => {
    expect(checkInstagramPost(aContent({ firstComment: "X".repeat(2000) }))).toEqual([]);
  });
});
