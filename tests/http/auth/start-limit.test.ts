import { expect, it } from "vitest";
import { GET as start } from "@/app/api/auth/instagram/start/route";
import { anId } from "@/tests/builders/an-id";
import { redirectCodeOf, refusalOf } from "../support/answer";
import { AS_BROWSER } from "../support/browser";
import { httpScene, signedIn } from "../support/scene";

httpScene({ RATE_LIMITS: "on" });
const START = "/api/auth/instagram/start";

it("the 21st start within ten minutes has to wait, for this admin only", async () => {
  const browser = await signedIn(anId());
  const first = await Promise.all(Array.from({ length: 20 }, () => browser.send(start, START)));
  expect(first.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 302));

  const answer = await browser.send(start, START);
  expect(refusalOf(answer)).toEqual({ status: 429, code: "rate_limited" });
  const wait = Number(answer.headers.get("retry-after"));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(600);
  expect(answer.text).toContain(`"retryAfterSeconds":${wait}`);

  const seen = await browser.send(start, START, { headers: AS_BROWSER });
  expect(redirectCodeOf(seen)).toBe("instagram:rate_limited");
  expect((await (await signedIn(anId())).send(start, START)).status).toBe(302);
});
