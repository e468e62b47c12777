import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { PlannedTime } from "@/app/_ui/planned-time";
import { Time } from "@/app/_ui/time";
import { LocalTime } from "@/app/crm/social/local-time";

const value = "2026-12-01T08:00:00.000Z";

describe("a time in the server's HTML", () => {
  it.each([
    ["relative", Time, "on 1 Dec 2026"],
    ["planned", PlannedTime, "Tue 1 Dec 2026, 08:00 GMT (UTC)"],
    ["local", LocalTime, "1 December, 08:00 UTC"],
  ] as const)("that is %s keeps its place unseen until the browser knows better", (_kind, Shown, words) => {
    expect(renderToStaticMarkup(createElement(Shown, { value }))).toBe(
      `<time dateTime="${value}" class="invisible noscript:visible">${words}</time>`,
    );
  });
});
