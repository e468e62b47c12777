import { afterEach, describe, expect, it, vi } from "vitest";
import { callApi, NO_ANSWER } from "@/app/_ui/call-api";
import { isSessionOver, onSession } from "@/app/_ui/session-signal";

const answering = (answer: Response | Error) =>
  vi.stubGlobal("fetch", () => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)));
const unauthorized = () =>
  Response.json({ error: "Unauthorized - Please login first", code: "not_authenticated" }, { status: 401 });

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("a call to our own server", () => {
  it("lets the whole page know that the session is over, in words of its own, and that it is back", async () => {
    const heard: boolean[] = [];
    const stop = onSession(() => heard.push(isSessionOver()));
    answering(unauthorized());
    const answer = await callApi("/api/social/connections");
    expect(answer).toMatchObject({ failure: { sentence: "You are signed out. Sign in and try again." } });
    answering(unauthorized());
    await callApi("/api/social/connections");
    answering(Response.json({}));
    await callApi("/api/social/connections");
    stop();
    expect(heard).toEqual([true, false]);
  });

  it("takes no other failure for the end of the session", async () => {
    answering(Response.json({ error: "No", code: "not_found" }, { status: 404 }));
    await callApi("/api/social/connections");
    answering(new Error("offline"));
    expect(await callApi("/api/social/connections")).toEqual({ ok: false, failure: NO_ANSWER });
    expect(isSessionOver()).toBe(false);
  });
});
