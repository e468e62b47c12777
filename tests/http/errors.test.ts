import { describe, expect, it, onTestFinished, vi } from "vitest";
import { errorBody } from "@/app/api/_schemas/error";
import { GET as connections } from "@/app/api/social/connections/route";
import { GET as list } from "@/app/api/social/posts/route";
import { posts, socialAuthService } from "@/infrastructure/container";
import { anId } from "@/tests/builders/an-id";
import { jsonOf, refusalOf } from "./support/answer";
import { Browser } from "./support/browser";
import { httpScene, signedIn } from "./support/scene";

const { logLines } = httpScene();
const BROKEN = new Error("a stored thing");

describe("every refusal", () => {
  it("carries the id under which the log knows it", async () => {
    const answer = await new Browser().send(connections, "/api/social/connections");
    const { requestId } = errorBody.parse(jsonOf(answer));
    expect(answer.headers.get("x-request-id")).toBe(requestId);
    expect(logLines.filter((line) => line.includes(requestId))).toHaveLength(1);
  });

  it("is kept by no cache", async () => {
    const answer = await new Browser().send(connections, "/api/social/connections");
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });
});

describe("what is broken on our side", () => {
  it.each([
    ["connections", connections, () => vi.spyOn(socialAuthService(), "listByUser").mockRejectedValue(BROKEN)],
    ["posts", list, () => vi.spyOn(posts(), "list").mockRejectedValue(BROKEN)],
  ] as const)("is told of without a word of what it is (%s)", async (name, route, breakIt) => {
    const broken = breakIt();
    onTestFinished(() => void broken.mockRestore());
    const answer = await (await signedIn(anId())).send(route, `/api/social/${name}`);
    expect(refusalOf(answer)).toEqual({ status: 500, code: "internal" });
    expect([answer.text, ...logLines].join()).not.toContain(BROKEN.message);
  });
});
