import { describe, expect, it } from "vitest";
import { waitFromHeaders } from "@/infrastructure/adapters/external/social/graph/usage-headers";

const usage = (...minutes: readonly (number | undefined)[]): string =>
  JSON.stringify(
    Object.fromEntries(
      minutes.map((one, index) => [
        String(index),
        [
          {
            type: "instagram",
            call_count: 100,
            ...(one === undefined ? {} : { estimated_time_to_regain_access: one }),
          },
        ],
      ]),
    ),
  );

describe("how long Meta asks us to wait", () => {
  it.each<[string, Record<string, string>, number | null]>([
    ["nothing, without a header", {}, null],
    ["the seconds of Retry-After", { "retry-after": "30" }, 30],
    ["the minutes of the usage header", { "x-business-use-case-usage": usage(17) }, 1020],
    ["the longest of several", { "x-business-use-case-usage": usage(1, 17, undefined, 3) }, 1020],
    ["Retry-After first", { "retry-after": "30", "x-business-use-case-usage": usage(17) }, 30],
    ["nothing for 0 minutes", { "x-business-use-case-usage": usage(0) }, null],
    ["nothing for percentages alone", { "x-app-usage": '{"call_count":100}' }, null],
    ["nothing for garbage", { "retry-after": "soon", "x-business-use-case-usage": "{" }, null],
    ["nothing for a list in place of an object", { "x-business-use-case-usage": "[1]" }, null],
    ["nothing for a negative time", { "retry-after": "-5" }, null],
  ])("%s", (_, headers, seconds) => {
    expect(waitFromHeaders(new Headers(headers))).toBe(seconds);
  });
});
