import { describe, expect, it } from "vitest";
import { remedyFor } from "@/core/domain/marketing/publish-plan";
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

  it.each([
    [2207026, "media_rejected", "stop"],
    [2207004, "media_rejected", "stop"],
    [2207005, "media_rejected", "stop"],
    [2207009, "media_rejected", "stop"],
    [2207010, "media_rejected", "stop"],
    [2207081, "media_rejected", "stop"],
    [2207050, "account_restricted", "stop"],
    [2207076, "media_rejected", "rebuild"],
    [2207077, "media_rejected", "rebuild"],
    [2207082, "media_rejected", "rebuild"],
    [2207085, "media_rejected", "rebuild"],
    [2207052, "media_rejected", "rebuild"],
    [2207001, "platform_unavailable", "rebuild"],
    [2207032, "platform_unavailable", "rebuild"],
    [2207053, "platform_unavailable", "rebuild"],
    [2207999, "media_rejected", "rebuild"],
  ])("finds %i in the text of a failure: %s, %s", (subcode, code, helps) => {
    expect(failed(`Error: Media upload has failed with error code ${subcode}`)).toMatchObject({
      code,
      helps,
    });
  });

  it.each(["Fatal", "", undefined])("makes do with a failure that says %s", (status) => {
    expect(failed(status)).toMatchObject({
      code: "media_rejected",
      reason: "media_processing",
      helps: "rebuild",
    });
  });
});
