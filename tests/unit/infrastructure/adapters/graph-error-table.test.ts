import { describe, expect, it } from "vitest";
import { remedyFor } from "@/core/domain/marketing/retry-plan";
import { errorFromAnswer } from "@/infrastructure/adapters/external/social/graph/graph-error";
import { GRAPH_ERROR_ROWS } from "@/infrastructure/adapters/external/social/graph/graph-error-table";
import { commitFailure } from "@/infrastructure/adapters/external/social/posting/commit-result";
import { sample } from "@/tests/fakes/graph/samples";
import { ROWS } from "./graph-error-rows";

const NOW = new Date("2026-11-24T09:00:00.000Z");

function answered(code: number, subcode: number | null, extra: object = {}, status = 400) {
  const body = {
    error: { message: "x", code, ...(subcode === null ? {} : { error_subcode: subcode }), ...extra },
  };
  const error = errorFromAnswer(status, new Headers(), body, NOW);
  if (error === null) throw new Error("That was no error");
  return error;
}

describe("what Meta's numbers mean", () => {
  it.each(ROWS)("%i/%s: %s, %s, %s, on publishing %s", (code, subcode, ours, reason, helps, publish) => {
    const error = answered(code, subcode);
    const said = { code: error.code, reason: error.details.reason ?? null, helps: remedyFor(error) };
    expect(said).toEqual({ code: ours, reason, helps });
    const result = commitFailure(error);
    expect(result.kind === "unclear" ? result.answer : result.kind).toBe(publish);
    expect(error.details.platform).toMatchObject({ status: 400, code, subcode });
  });

  it("leaves no row unchecked but the rest of a range", () => {
    const checked = new Set(ROWS.flatMap(([code, subcode]) => [`${code}`, `${code}/${subcode}`]));
    const isInRange = (key: string) => /^(2\d\d|800\d\d|90[56]\d)$/.test(key) || key.startsWith("102/");
    const left = Object.keys(GRAPH_ERROR_ROWS).filter((key) => !checked.has(key) && !isInRange(key));
    expect(left).toEqual([]);
  });

  it("believes nothing as a refusal to publish but token, permission and quota codes", () => {
    const believed = Object.entries(GRAPH_ERROR_ROWS).filter(([, { onPublish }]) => onPublish === "refused");
    expect(new Set(believed.map(([, { code }]) => code))).toEqual(
      new Set(["reconnect_required", "missing_permission", "quota_exhausted"]),
    );
    const early = Object.entries(GRAPH_ERROR_ROWS).filter(([, { onPublish }]) => onPublish === "not_ready");
    expect(early.map(([key]) => key)).toEqual(["9007/2207027"]);
  });

  it("believes is_transient, except for a dead token and where it says how to wait", () => {
    expect(remedyFor(answered(100, 2207023, { is_transient: true }))).toBe("retry");
    expect(remedyFor(answered(9007, 2207027, { is_transient: true }))).toBe("look_again");
    expect(remedyFor(answered(10, null, { is_transient: true }))).toBe("retry");
    expect(answered(368, null, { is_transient: true }).code).toBe("account_restricted");
    expect(answered(102, null, { is_transient: true }).code).toBe("reconnect_required");
    expect(remedyFor(answered(36999, null, { is_transient: true }))).toBe("retry");
    expect(answered(190, 463, { is_transient: true }).code).toBe("reconnect_required");
    expect(answered(4, null, { is_transient: true }).code).toBe("rate_limited");
    expect(answered(9, 2207042, { is_transient: true }).code).toBe("quota_exhausted");
  });

  it.each([
    [100, null, "transient"],
    [36999, null, "transient"],
    [100, 2207023, "transient"],
    [-1, 2207999, "transient"],
    [9004, 2207052, "transient"],
    [803, null, "transient"],
    [4, 2207051, "action_blocked"],
    [777_777, 2207051, "permanent"],
    [368, null, "permanent"],
    [25, 2207050, "permanent"],
    [24, 2207006, "unknown_creation"],
    [10, null, "refused"],
    [190, 463, "refused"],
    [9, 2207042, "refused"],
    [9007, 2207027, "not_ready"],
  ])("believes is_transient beside %i/%s as an answer to publishing: %s", (code, subcode, proof) => {
    const result = commitFailure(answered(code, subcode, { is_transient: true }));
    expect(result.kind === "unclear" ? result.answer : result.kind).toBe(proof);
  });

  it("judges numbers that nobody has seen by their kind", () => {
    expect(answered(777_777, 2_207_999, {}, 500).code).toBe("platform_unavailable");
    expect(answered(777_777, 2_207_999).code).toBe("media_rejected");
    expect(answered(-1, 2_207_999, {}, 500).code).toBe("platform_unavailable");
    expect(answered(777_777, null).details.reason).toBe("rejected_by_platform");
  });

  it("tells a proof that Meta refuses, which has a type and no number of its own", () => {
    for (const name of ["proof-missing", "proof-wrong"]) {
      const error = errorFromAnswer(400, new Headers(), sample(name), NOW);
      expect(error).toMatchObject({ code: "not_configured", details: { reason: "wrong_app_credentials" } });
      expect(commitFailure(error)).toMatchObject({ kind: "unclear", answer: "transient" });
    }
    const type = "GraphMethodException";
    expect(answered(100, 33, { type }).code).toBe("not_found");
    expect(answered(100, 2207023, { type }).code).toBe("media_rejected");
    expect(answered(803, null, { type }).code).toBe("not_found");
    expect(answered(100, null, { type: "OAuthException" }).code).toBe("media_rejected");
  });

  it("reads the body before the status", () => {
    expect(answered(190, 463, {}, 200).code).toBe("reconnect_required");
    expect(errorFromAnswer(200, new Headers(), { id: "1" }, NOW)).toBeNull();
    expect(errorFromAnswer(400, new Headers(), { id: "1" }, NOW)?.code).toBe("platform_unavailable");
    expect(errorFromAnswer(200, new Headers(), undefined, NOW)?.code).toBe("platform_unavailable");
    expect(errorFromAnswer(429, new Headers(), undefined, NOW)?.code).toBe("rate_limited");
    expect(errorFromAnswer(400, new Headers(), { error: {} }, NOW)?.code).toBe("platform_unavailable");
  });

  it("believes nothing that has no number", () => {
    for (const body of [undefined, { error: {} }, { error: { message: "no" } }]) {
      const error = errorFromAnswer(403, new Headers(), body, NOW);
      expect(commitFailure(error)).toMatchObject({ kind: "unclear", answer: "transient" });
    }
    expect(commitFailure(new TypeError("fetch failed"))).toMatchObject({
      kind: "unclear",
      answer: "transient",
    });
  });

  it("keeps numbers and the trace, never a text", () => {
    const error = answered(36003, 2207009, {
      fbtrace_id: "AfX1",
      error_user_msg: "Tajne",
      message: "secret EAAG",
    });
    expect(JSON.stringify({ ...error.details, message: error.message })).not.toMatch(/Tajne|secret|EAAG/);
    expect(error.details.platform?.traceId).toBe("AfX1");
  });

  it.each([
    ["a number in words", { code: "190" }],
    ["no number", { code: null }],
    ["a trace that is no text", { code: 2, fbtrace_id: 7 }],
    ["a message that is no text", { code: 2, message: { x: 1 } }],
    ["a doubtful is_transient", { code: 2, is_transient: "yes" }],
    ["a subcode in words", { code: 2, error_subcode: "99" }],
  ])("is still an error with %s", (_, error) => {
    expect(errorFromAnswer(200, new Headers(), { error }, NOW)?.code).toBe("platform_unavailable");
  });
});

describe("the few words of Meta's that are read", () => {
  const details = (code: number, message: string, subcode: number | null = null) =>
    answered(code, subcode, { message }).details;

  it.each<[string, number, string, object]>([
    [
      "a place that does not exist",
      100,
      "INSTAGRAM_PLATFORM_API__INVALID_LOCATION_ID",
      { reason: "location_unknown" },
    ],
    [
      "the list of numbers that exist",
      100,
      "(#100) metric[0] must be one of the following values: views, reach, saved, follows",
      { allowedMetrics: ["views", "reach", "saved"] },
    ],
    [
      "a list in another language",
      100,
      "(#100) metric[0] musi być jedną z wartości: reach, ig_reels_avg_watch_time",
      { allowedMetrics: ["reach", "ig_reels_avg_watch_time"] },
    ],
    [
      "a list with one of ours",
      100,
      "(#100) metric[0] must be one of the following values: views, follows",
      { allowedMetrics: ["views"] },
    ],
  ])("%s", (_, code, message, facts) => {
    expect(details(code, message)).toMatchObject(facts);
  });

  it("the one number that is refused, and only as a word of its own", () => {
    const { allowedMetrics } = details(100, "(#100) The metric replies is not supported for this media type");
    expect(allowedMetrics).toHaveLength(9);
    expect(allowedMetrics).not.toContain("replies");
    expect(details(100, "(#100) The metric total_views is not supported").allowedMetrics).toBeUndefined();
  });

  it.each<[string, number, string, number | null]>([
    ["another code", 190, "metric reach", null],
    ["a number of Instagram's own", 100, "metric reach INSTAGRAM_PLATFORM_API__INVALID_LOCATION_ID", 2207023],
    ["another token", 100, "INSTAGRAM_PLATFORM_API__INVALID_PARAM", null],
  ])("and nothing in the words of %s", (_, code, message, subcode) => {
    const told = details(code, message, subcode);
    expect(told.allowedMetrics).toBeUndefined();
    expect(told.reason).not.toBe("location_unknown");
  });
});
