import { describe, expect, it } from "vitest";
import { GET as status } from "@/app/api/social/platform-status/route";
import { platformOutcomes } from "@/infrastructure/container";
import { anId } from "@/tests/builders/an-id";
import { jsonOf, refusalOf } from "../support/answer";
import { Browser } from "../support/browser";
import { httpScene, signedIn } from "../support/scene";

const { clock, meta } = httpScene();
const MINUTE = 60_000;

const look = async () => jsonOf(await (await signedIn(anId())).send(status, "/api/social/platform-status"));

describe("GET /api/social/platform-status", () => {
  it("tells of trouble that other processes met, and of its end, without asking Meta", async () => {
    expect(await look()).toEqual({ instagram: "ok", since: null });
    const began = clock.now();
    await platformOutcomes().note("1", "outage", began);
    clock.advance(MINUTE);
    await platformOutcomes().note("2", "outage", clock.now());
    expect(await look()).toEqual({ instagram: "trouble", since: began.toISOString() });
    await platformOutcomes().note("2", "answered", clock.now());
    expect(await look()).toEqual({ instagram: "ok", since: null });
    expect(meta.log).toEqual([]);
  });

  it("wants a session", async () => {
    const answer = await new Browser().send(status, "/api/social/platform-status");
    expect(refusalOf(answer)).toEqual({ status: 401, code: "not_authenticated" });
  });
});
