import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sample, sampleNames } from "@/tests/fakes/graph/samples";
import { aFake, aJpeg, anImage, byExtension, logIn } from "./a-fake-person";
import { LOGIN_SCENES } from "./sample-scenes-login";
import { PUBLISHING_SCENES } from "./sample-scenes-publishing";

const SCENES = { ...LOGIN_SCENES, ...PUBLISHING_SCENES };

/** Values that decide what an error means; of everything else only the kind counts. */
const EXACT = new Set([
  "code",
  "error_subcode",
  "subcode",
  "type",
  "is_transient",
  "status_code",
  "is_valid",
]);

/** Keys and kinds of values; list items are merged. */
function shapeOf(value: unknown, key = ""): string[] {
  if (Array.isArray(value))
    return [...new Set(value.flatMap((item) => shapeOf(item).map((path) => `[]${path}`)))].sort();
  if (typeof value !== "object" || value === null) return [EXACT.has(key) ? ` ${value}` : ` ${typeof value}`];
  return Object.entries(value)
    .flatMap(([name, item]) => shapeOf(item, name).map((path) => `.${name}${path}`))
    .sort();
}

describe("the fake answers in the shape of Meta's samples", () => {
  it.each(sampleNames())("%s", async (name) => {
    const fetchMedia = (url: string) =>
      url.includes("wide") ? anImage(aJpeg(2500, 1000)) : byExtension(url);
    const fake = aFake({ fetchMedia });
    const { long, page } = await logIn(fake);
    const answer = await SCENES[name]?.({ fake, long, page });
    expect(shapeOf(answer?.raw)).toEqual(shapeOf(sample(name)));
  });

  it("every sample is listed in the README", () => {
    const readme = readFileSync(new URL("../../fakes/graph/README.md", import.meta.url), "utf8");
    expect(sampleNames().filter((name) => !readme.includes(`| \`${name}\` `))).toEqual([]);
  });
});
