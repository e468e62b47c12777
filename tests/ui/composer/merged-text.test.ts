import { expect, it } from "vitest";
import { mergedText } from "@/app/crm/social/posts/new/draft/merged-text";

it.each([
  ["nothing was written", "Bread", "Bread", "Bread of the day", "Bread of the day"],
  ["nothing came back", "Bread", "Fresh bread", "Bread", "Fresh bread"],
  ["both are the same", "Bread", "Buns", "Buns", "Buns"],
  ["it was written in front", "Bread", "Fresh Bread", "Bread of the day", "Fresh Bread of the day"],
  ["it was written in the middle", "a c", "a b c", "a c d", "a b c d"],
  ["it was written at the end", "Bread", "Bread!", "Bread of the day", "Bread! of the day"],
  ["something was taken away", "a b c", "a c", "a b c d", "a c d"],
  ["letters repeat", "aa", "aaa", "aab", "aaab"],
  ["there was nothing", "", "Buns", "Bread", "BunsBread"],
  ["it has no place any more", "Bread", "Bread!", "Buns", "Bread!"],
])("keeps both changes where %s", (_, base, mine, theirs, merged) => {
  expect(mergedText(base, mine, theirs)).toBe(merged);
});
