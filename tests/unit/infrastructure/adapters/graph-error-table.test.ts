import { describe, expect, it } from "vitest";
import type { AppErrorCode, Remedy } from "@/core/domain/errors";
import { remedyFor } from "@/core/domain/marketing/publish-plan";
import { errorFromAnswer } from "@/infrastructure/adapters/external/social/graph/graph-error";
import { commitFailure } from "@/infrastructure/adapters/external/social/posting/commit-result";

/** `believed`: as an answer to `media_publish` it proves that nothing was published (contract.md §6 rule 2). */
type Row = readonly [
  code: number,
  subcode: number | null,
  ours: AppErrorCode,
  helps: Remedy,
  publish: string,
];

/** Written from graph-api.md §5.3–5.6, not from the code. */
const ROWS: readonly Row[] = [
  // §5.3 token and permission
  [190, null, "reconnect_required", "reconnect", "refused"],
  [190, 452, "reconnect_required", "reconnect", "refused"],
  [190, 458, "reconnect_required", "reconnect", "refused"],
  [190, 459, "reconnect_required", "reconnect", "refused"],
  [190, 460, "reconnect_required", "reconnect", "refused"],
  [190, 463, "reconnect_required", "reconnect", "refused"],
  [190, 464, "reconnect_required", "reconnect", "refused"],
  [190, 465, "reconnect_required", "reconnect", "refused"],
  [190, 467, "reconnect_required", "reconnect", "refused"],
  [190, 492, "reconnect_required", "reconnect", "refused"],
  [190, 493, "reconnect_required", "reconnect", "refused"],
  [190, 99999, "reconnect_required", "reconnect", "refused"],
  [102, null, "reconnect_required", "reconnect", "refused"],
  [102, 463, "reconnect_required", "reconnect", "refused"],
  [2500, null, "reconnect_required", "reconnect", "refused"],
  [483, null, "reconnect_required", "reconnect", "refused"],
  [101, null, "not_configured", "retry", "transient"],
  [104, null, "not_configured", "retry", "transient"],
  [10, null, "missing_permission", "stop", "refused"],
  [200, null, "missing_permission", "stop", "refused"],
  [299, null, "missing_permission", "stop", "refused"],
  [100, 33, "not_found", "retry", "transient"],
  [368, null, "account_restricted", "stop", "permanent"],
  [368, 1390008, "account_restricted", "stop", "permanent"],
  [25, 2207050, "account_restricted", "stop", "permanent"],
  // §5.4 limits
  [4, null, "rate_limited", "wait", "transient"],
  [17, null, "rate_limited", "wait", "transient"],
  [17, 2446079, "rate_limited", "wait", "transient"],
  [32, null, "rate_limited", "wait", "transient"],
  [341, null, "rate_limited", "wait", "transient"],
  [613, null, "rate_limited", "wait", "transient"],
  [613, 1996, "rate_limited", "wait", "transient"],
  [80001, null, "rate_limited", "wait", "transient"],
  [80002, 2446079, "rate_limited", "wait", "transient"],
  [80006, null, "rate_limited", "wait", "transient"],
  [4, 2207051, "account_restricted", "pause_account", "action_blocked"],
  [9, 2207042, "quota_exhausted", "wait", "refused"],
  // §5.5 transient
  [1, null, "platform_unavailable", "retry", "transient"],
  [1, 99, "platform_unavailable", "retry", "transient"],
  [2, null, "platform_unavailable", "retry", "transient"],
  [-1, 2207001, "platform_unavailable", "retry", "transient"],
  // §5.6 publishing
  [-2, 2207003, "platform_unavailable", "retry_briefly", "transient"],
  [-2, 2207020, "platform_unavailable", "rebuild", "transient"],
  [-1, 2207032, "platform_unavailable", "retry_briefly", "transient"],
  [-1, 2207053, "platform_unavailable", "retry_briefly", "transient"],
  [-1, 2207073, "media_rejected", "stop", "permanent"],
  [1, 2207057, "media_rejected", "stop", "permanent"],
  [9004, 2207052, "media_rejected", "retry_briefly", "permanent"],
  [9007, 2207027, "platform_unavailable", "retry", "not_ready"],
  [24, 2207006, "platform_unavailable", "rebuild", "unknown_creation"],
  [24, 2207008, "platform_unavailable", "rebuild", "unknown_creation"],
  [36000, 2207004, "media_rejected", "stop", "permanent"],
  [36001, 2207005, "media_rejected", "stop", "permanent"],
  [36003, 2207009, "media_rejected", "stop", "permanent"],
  [36004, 2207010, "media_rejected", "stop", "permanent"],
  [100, 2207023, "media_rejected", "stop", "permanent"],
  [100, 2207028, "media_rejected", "stop", "permanent"],
  [100, 2207035, "media_rejected", "stop", "permanent"],
  [100, 2207036, "media_rejected", "stop", "permanent"],
  [100, 2207037, "media_rejected", "stop", "permanent"],
  [100, 2207040, "media_rejected", "stop", "permanent"],
  [100, 2207067, "media_rejected", "stop", "permanent"],
  [100, 2207089, "media_rejected", "stop", "permanent"],
  [352, 2207026, "media_rejected", "stop", "permanent"],
  [9050, null, "media_rejected", "stop", "permanent"],
  [9064, null, "media_rejected", "stop", "permanent"],
  [506, null, "media_rejected", "stop", "permanent"],
  [803, null, "not_found", "stop", "permanent"],
];

function answered(code: number, subcode: number | null, extra: object = {}, status = 400) {
  const body = {
    error: { message: "x", code, ...(subcode === null ? {} : { error_subcode: subcode }), ...extra },
  };
  const error = errorFromAnswer(status, new Headers(), body);
  if (error === null) throw new Error("That was no error");
  return error;
}

describe("what Meta's numbers mean", () => {
  it.each(ROWS)("%i/%s: %s, %s, on publishing %s", (code, subcode, ours, helps, publish) => {
    const error = answered(code, subcode);
    expect({ code: error.code, helps: remedyFor(error) }).toEqual({ code: ours, helps });
    const result = commitFailure(error);
    expect(result.kind === "unclear" ? result.answer : result.kind).toBe(publish);
    expect(error.details.platform).toMatchObject({ status: 400, code, subcode });
  });

  it.each([
    [463, "token_expired"],
    [458, "app_removed"],
    [460, "password_changed"],
    [459, "checkpoint"],
    [467, "session_invalidated"],
    [492, "page_role_lost"],
    [464, "unconfirmed_account"],
    [null, "token_invalid"],
  ])("190/%s tells the person why: %s", (subcode, reason) => {
    expect(answered(190, subcode).details.reason).toBe(reason);
  });

  it("believes is_transient, except for a dead token and where it says how to wait", () => {
    expect(remedyFor(answered(100, 2207023, { is_transient: true }))).toBe("retry");
    expect(remedyFor(answered(36999, null, { is_transient: true }))).toBe("retry");
    expect(answered(190, 463, { is_transient: true }).code).toBe("reconnect_required");
    expect(answered(4, null, { is_transient: true }).code).toBe("rate_limited");
    expect(answered(9, 2207042, { is_transient: true }).code).toBe("quota_exhausted");
  });

  it("judges numbers that nobody has seen by their kind", () => {
    expect(answered(777_777, 2_207_999, {}, 500).code).toBe("platform_unavailable");
    expect(answered(777_777, 2_207_999).code).toBe("media_rejected");
  });

  it("reads the body before the status", () => {
    expect(answered(190, 463, {}, 200).code).toBe("reconnect_required");
    expect(errorFromAnswer(200, new Headers(), { id: "1" })).toBeNull();
    expect(errorFromAnswer(400, new Headers(), { id: "1" })?.code).toBe("platform_unavailable");
    expect(errorFromAnswer(200, new Headers(), undefined)?.code).toBe("platform_unavailable");
    expect(errorFromAnswer(429, new Headers(), undefined)?.code).toBe("rate_limited");
    expect(errorFromAnswer(400, new Headers(), { error: {} })?.code).toBe("platform_unavailable");
  });

  it("believes nothing that has no number", () => {
    for (const body of [undefined, { error: {} }, { error: { message: "no" } }]) {
      const error = errorFromAnswer(403, new Headers(), body);
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
});
