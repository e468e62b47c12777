import { describe, expect, it } from "vitest";
import { POST as disconnect } from "@/app/api/auth/instagram/disconnect/route";
import { POST as refresh } from "@/app/api/auth/instagram/refresh/route";
import { POST as selectPage } from "@/app/api/auth/instagram/select-page/route";
import { GET as connections } from "@/app/api/social/connections/route";
import { POST as setPoster } from "@/app/api/social/media/[mediaId]/poster/route";
import { POST as upload } from "@/app/api/social/media/route";
import { POST as announce } from "@/app/api/social/media/uploads/route";
import { POST as submit } from "@/app/api/social/posts/route";
import { anId } from "@/tests/builders/an-id";
import { refusalOf } from "./support/answer";
import { everythingStored, httpScene, signedIn } from "./support/scene";

const { db } = httpScene();

const WRITES = [
  { path: "/api/auth/instagram/select-page", route: selectPage },
  { path: "/api/auth/instagram/refresh", route: refresh },
  { path: "/api/auth/instagram/disconnect", route: disconnect },
  { path: "/api/social/posts", route: submit },
  { path: "/api/social/media", route: upload },
  { path: "/api/social/media/uploads", route: announce },
  { path: "/api/social/media/x/poster", route: setPoster },
] as const;

describe.each(WRITES)("POST $path", ({ path, route }) => {
  async function send(headers: Readonly<Record<string, string>>) {
    return await (await signedIn(anId())).send(route, path, { method: "POST", headers });
  }

  it.each([
    ["another site", { origin: "https://evil.example" }],
    ["another port of this machine", { origin: "http://localhost:3001" }],
    ["the same host over https", { origin: "https://localhost:3000" }],
    ["a document without an origin", { origin: "null" }],
    ["another site that hides its origin", { "sec-fetch-site": "cross-site" }],
    ["a sibling domain", { "sec-fetch-site": "same-site" }],
    [
      "our origin by a cross-site request",
      { origin: "http://localhost:3000", "sec-fetch-site": "cross-site" },
    ],
  ])("refuses %s before anything else", async (_from, headers) => {
    const before = await everythingStored(db);
    expect(refusalOf(await send(headers))).toEqual({ status: 403, code: "cross_origin" });
    expect(await everythingStored(db)).toBe(before);
  });

  it.each([
    ["our own pages", { origin: "http://localhost:3000", "sec-fetch-site": "same-origin" }],
    ["what the person started", { "sec-fetch-site": "none" }],
    ["a program, which sends neither header", {}],
  ])("hears %s", async (_from, headers) => {
    expect(refusalOf(await send(headers)).code).not.toBe("cross_origin");
  });
});

it("reading from elsewhere is the browser's to forbid", async () => {
  const headers = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
  const answer = await (await signedIn(anId())).send(connections, "/api/social/connections", { headers });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("access-control-allow-origin")).toBeNull();
});
