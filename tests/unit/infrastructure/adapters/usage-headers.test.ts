import { describe, expect, it } from "vitest";
import {
  usageFromHeaders,
  waitFromHeaders,
} from "@/infrastructure/adapters/external/social/graph/usage-headers";

const NOW = new Date("2026-11-24T09:00:00.000Z");
const MIXED = '{"1":"odd","2":["odd",{"estimated_time_to_regain_access":1}],"3":[{"type":7}]}';

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
    ["the time until the date of Retry-After", { "retry-after": "Tue, 24 Nov 2026 09:01:30 GMT" }, 90],
    [
      "the time until the date of Retry-After by the clock that wrote it",
      { "retry-after": "Tue, 24 Nov 2026 09:11:30 GMT", date: "Tue, 24 Nov 2026 09:10:00 GMT" },
      90,
    ],
    ["the next full second", { "retry-after": "Tue, 24 Nov 2026 09:00:01 GMT" }, 1],
    ["nothing for a date that has passed", { "retry-after": "Tue, 24 Nov 2026 08:00:00 GMT" }, null],
    ["nothing for a date that is none", { "retry-after": "Someday, GMT" }, null],
    ["what is readable beside garbage", { "x-business-use-case-usage": MIXED }, 60],
    ["nothing for a negative time", { "retry-after": "-5" }, null],
  ])("%s", (_, headers, seconds) => {
    expect(waitFromHeaders(new Headers(headers), NOW)).toBe(seconds);
  });
});

describe("how much of an allowance Meta says is used", () => {
  const app = (text: string) => ({ "x-app-usage": text });
  const business = (text: string) => ({ "x-business-use-case-usage": text });
  it.each<[string, Record<string, string>, number | null, number | null]>([
    ["nothing, without a header", {}, null, null],
    ["the app's calls", app('{"call_count":28,"total_time":25,"total_cputime":25}'), 0.28, null],
    ["the app's time", app('{"call_count":28,"total_time":90,"total_cputime":25}'), 0.9, null],
    ["the app's processor time", app('{"call_count":28,"total_time":25,"total_cputime":91}'), 0.91, null],
    ["the account's", business('{"17841":[{"type":"instagram","call_count":1,"total_time":40}]}'), null, 0.4],
    [
      "the largest of any key and type",
      business('{"1":[{"type":"pages","call_count":10},{"type":"messenger","total_cputime":77}],"2":[]}'),
      null,
      0.77,
    ],
    ["the old header of a Page", { "x-page-usage": '{"call_count":60}' }, null, 0.6],
    ["both", { ...app('{"call_count":10}'), ...business('{"1":[{"call_count":20}]}') }, 0.1, 0.2],
    ["more than all", app('{"call_count":130}'), 1.3, null],
    ["nothing used, from garbage", { ...app("{"), ...business("[7]"), "x-page-usage": "null" }, 0, 0],
    ["what is readable beside garbage", business('{"1":"odd","2":["odd",{"call_count":"55"}]}'), null, 0.55],
    [
      "nothing for numbers that are none",
      app('{"call_count":-5,"total_time":"x","total_cputime":1e999}'),
      0,
      null,
    ],
  ])("%s", (_, headers, ofApp, ofAccount) => {
    expect(usageFromHeaders(new Headers(headers))).toEqual({ app: ofApp, account: ofAccount });
  });
});
