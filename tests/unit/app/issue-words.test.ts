import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { z } from "zod/v4";
import { parseInput } from "@/app/api/_http/parse-input";
import { channelBody, selectPageBody, startQuery } from "@/app/api/_schemas/connection";
import { listPostsQuery } from "@/app/api/_schemas/post";
import {
  confirmPostBody,
  createPostBody,
  editPostBody,
  publishPostBody,
  submissionHeaders,
} from "@/app/api/_schemas/post-body";
import { AppError, type FieldIssue } from "@/core/domain/errors";

const PHOTO = {
  type: "image",
  url: "https://cdn.example.com/a.jpg",
  altText: "A",
  userTags: [{ username: "a", x: 0.5, y: 0.5 }],
};
const REEL = { type: "video", mediaId: "m", coverUrl: "https://cdn.example.com/c.jpg", thumbOffsetMs: 1 };
const POST = {
  channelId: "17841400000000001",
  kind: "feed",
  caption: "Buns",
  media: [PHOTO, REEL],
  collaborators: ["anna"],
  locationId: "12",
  shareToFeed: true,
  firstComment: "First!",
  scheduledAt: "2026-12-01T09:00:00Z",
};

/** Every schema that checks what somebody sent, with something that it takes. */
const SCHEMAS: Readonly<Record<string, readonly [z.ZodType, object]>> = {
  createPostBody: [createPostBody, { ...POST, draft: true }],
  editPostBody: [editPostBody, { ...POST, revision: 1 }],
  publishPostBody: [publishPostBody, { revision: 1 }],
  confirmPostBody: [confirmPostBody, { live: true }],
  submissionHeaders: [submissionHeaders, { "Idempotency-Key": "k" }],
  listPostsQuery: [listPostsQuery, { status: "draft", channelId: "1", cursor: "c", limit: "5" }],
  startQuery: [startQuery, { login: "facebook", reconnect: "1", again: "1" }],
  selectPageBody: [selectPageBody, { pageId: "1" }],
  channelBody: [channelBody, { channelId: "1" }],
};

/** How the library speaks in any of its sentences. */
const OF_A_LIBRARY =
  /\binvalid\b|too (?:big|small)|unrecognized|expected|received|undefined|\bNaN\b|[<>]=|pattern|regex|\bzod\b/i;

function issuesOf(schema: z.ZodType, input: unknown): readonly FieldIssue[] {
  try {
    parseInput(schema, input);
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.details.issues ?? [];
  }
}

const odd = fc.oneof(
  fc.anything({ maxDepth: 1 }),
  fc.constantFrom<unknown>(
    "",
    " ",
    "\u200e",
    null,
    undefined,
    -1,
    1.5,
    Number.NaN,
    Infinity,
    2 ** 60,
    true,
    [],
    {},
  ),
  fc.constantFrom<unknown>(
    "x".repeat(100_001),
    "x".repeat(2000),
    Array(101).fill("x"),
    Array(201).fill(PHOTO),
  ),
  fc.constantFrom<unknown>({ a: 1, b: 2 }, [[]], [{ type: "audio" }], [{ url: "no", userTags: [{}] }]),
);

/** The sample with one or two of its values, at any depth, replaced or added. */
function broken(sample: object): fc.Arbitrary<unknown> {
  const paths = pathsIn(sample);
  const change = fc.tuple(fc.constantFrom(...paths, ["hashtags"]), odd);
  return fc
    .array(change, { minLength: 1, maxLength: 2 })
    .map((changes) => changes.reduce<unknown>((value, [path, put]) => replaced(value, path, put), sample));
}

function pathsIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [[...path]];
  return [[...path], ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], put: unknown): unknown {
  if (key === undefined) return put;
  if (Array.isArray(value))
    return value.map((one, index) => (String(index) === key ? replaced(one, rest, put) : one));
  if (typeof value !== "object" || value === null) return value;
  return { ...value, [key]: replaced(Reflect.get(value, key), rest, put) };
}

describe("what is wrong with a request", () => {
  it.each(Object.entries(SCHEMAS))("of %s is said in our words, whatever was sent", (_, [schema, sample]) => {
    let said = 0;
    expect(issuesOf(schema, sample)).toEqual([]);
    fc.assert(
      fc.property(
        fc.oneof({ weight: 9, arbitrary: broken(sample) }, { weight: 1, arbitrary: odd }),
        (input) => {
          for (const { message } of issuesOf(schema, input)) {
            said += 1;
            expect(message).toMatch(/^\S.{7,}/);
            expect(message).not.toMatch(OF_A_LIBRARY);
          }
        },
      ),
      { numRuns: 400 },
    );
    expect(said).toBeGreaterThan(20);
  });

  it.each([
    [{ channelId: undefined }, "channelId", "Choose an account"],
    [{ caption: 7 }, "caption", "The caption has to be text"],
    [
      { caption: "x".repeat(10_001) },
      "caption",
      "A caption may have up to 10,000 characters, in a draft, too",
    ],
    [{ collaborators: [""] }, "collaborators.0", "Collaborator 1 is empty"],
    [{ collaborators: ["\u200e @"] }, "collaborators.0", "Collaborator 1 is empty"],
    [{ collaborators: Array(21).fill("a") }, "collaborators", "A post may name up to 20 collaborators"],
    [
      { media: [{ ...PHOTO, userTags: [{ username: "" }] }] },
      "media.0.userTags.0.username",
      "The username is empty",
    ],
    [{ media: [{ ...PHOTO, url: "buns.jpg" }] }, "media.0.url", "This is not an address"],
    [{ media: [{ ...PHOTO, type: "audio" }] }, "media.0.type", "The type has to be image or video"],
    [
      { media: [{ ...REEL, thumbOffsetMs: -1 }] },
      "media.0.thumbOffsetMs",
      "The field thumbOffsetMs has to be at least 0",
    ],
    [{ kind: "album" }, "kind", "The kind has to be feed, reel or story"],
    [{ shareToFeed: "yes" }, "shareToFeed", "The field shareToFeed has to be true or false"],
    [{ locationId: "12a" }, "locationId", "A location's id has digits only"],
  ])("names the field and its limit: %j", (over, path, message) => {
    expect(issuesOf(createPostBody, { ...POST, ...over })).toMatchObject([{ path, message }]);
  });
});
