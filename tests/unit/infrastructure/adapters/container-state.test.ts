import { describe, expect, it } from "vitest";
import { remedyFor } from "@/core/domain/marketing/retry-plan";
import { CONTAINER_ERROR_ROWS } from "@/infrastructure/adapters/external/social/graph/container-error-rows";
import { container } from "@/infrastructure/adapters/external/social/graph/graph-schemas";
import { containerState } from "@/infrastructure/adapters/external/social/posting/container-state";
import { sample } from "@/tests/fakes/graph/samples";

const failed = (status?: string) => {
  const seen = containerState({ status_code: "ERROR", ...(status === undefined ? {} : { status }) });
  if (seen.state !== "error") throw new Error("That was no error");
  return { code: seen.error.code, reason: seen.error.details.reason, helps: remedyFor(seen.error) };
};

describe("a look at a container", () => {
  it.each(["in_progress", "finished", "published", "expired", "error"])("says %s", (state) => {
    const answer = container.parse(sample(`container-${state.replace("_", "-")}`));
    expect(containerState(answer).state).toBe(state);
  });

  const NUMBERS = [
    [2207001, "platform_unavailable", undefined, "rebuild"],
    [2207003, "media_rejected", "media_unreachable", "rebuild"],
    [2207004, "media_rejected", "image_too_large", "stop"],
    [2207005, "media_rejected", "image_format", "stop"],
    [2207006, "platform_unavailable", undefined, "rebuild"],
    [2207008, "platform_unavailable", undefined, "rebuild"],
    [2207009, "media_rejected", "image_ratio", "stop"],
    [2207010, "media_rejected", "caption_too_long", "stop"],
    [2207018, "media_rejected", "tagged_account", "stop"],
    [2207020, "platform_unavailable", undefined, "rebuild"],
    [2207023, "media_rejected", "rejected_by_platform", "stop"],
    [2207026, "media_rejected", "video_format", "stop"],
    [2207027, "platform_unavailable", undefined, "rebuild"],
    [2207028, "media_rejected", "rejected_by_platform", "stop"],
    [2207032, "platform_unavailable", undefined, "rebuild"],
    [2207035, "media_rejected", "rejected_by_platform", "stop"],
    [2207036, "media_rejected", "rejected_by_platform", "stop"],
    [2207037, "media_rejected", "rejected_by_platform", "stop"],
    [2207040, "media_rejected", "too_many_tags", "stop"],
    [2207050, "account_restricted", "account_inactive", "stop"],
    [2207051, "account_restricted", "action_blocked", "pause_account"],
    [2207052, "media_rejected", "media_unreachable", "rebuild"],
    [2207053, "platform_unavailable", undefined, "rebuild"],
    [2207057, "media_rejected", "thumb_offset", "stop"],
    [2207067, "media_rejected", "rejected_by_platform", "stop"],
    [2207076, "media_rejected", "media_processing", "rebuild"],
    [2207077, "media_rejected", "media_processing", "rebuild"],
    [2207081, "media_rejected", "rejected_by_platform", "stop"],
    [2207082, "media_rejected", "media_processing", "rebuild"],
    [2207085, "media_rejected", "media_processing", "rebuild"],
    [2207089, "media_rejected", "rejected_by_platform", "stop"],
    [2207999, "media_rejected", "media_processing", "rebuild"],
  ] as const;

  it.each(NUMBERS)("finds %i in the text of a failure: %s, %s, %s", (subcode, code, reason, helps) => {
    const failure = failed(`Error: Media upload has failed with error code ${subcode}`);
    expect(failure).toEqual({ code, reason, helps });
  });

  it("knows no number that is not checked here", () => {
    const checked = new Set<string>(NUMBERS.map(([subcode]) => String(subcode)));
    expect(Object.keys(CONTAINER_ERROR_ROWS).filter((subcode) => !checked.has(subcode))).toEqual([]);
  });

  it("finds the number in other words too", () => {
    expect(failed("Błąd: 2207026")).toMatchObject({ reason: "video_format" });
  });

  it.each([
    "Error: Media upload has failed with error code 352: 2207026",
    "Error code 0 (2207026)",
    "2207026, error code 352",
  ])("takes Instagram's own number where there are several: %s", (status) => {
    expect(failed(status)).toMatchObject({ reason: "video_format" });
  });

  it.each(["Fatal", "", undefined])("makes do with a failure that says %s", (status) => {
    expect(failed(status)).toMatchObject({
      code: "media_rejected",
      reason: "media_processing",
      helps: "rebuild",
    });
  });
});
