import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { z } from "zod/v4";
import { Secret } from "@/core/domain/secret";
import { isUnknownObject } from "@/infrastructure/adapters/external/social/graph/graph-error";
import { ManualClock } from "@/tests/fakes/manual-clock";
import { APP_SECRET } from "@/tests/unit/fakes/a-fake-person";
import { aGraphClient, answering } from "./a-graph";
import { HeardLines } from "./heard-lines";

const TOKEN = new Secret("EAAGvery-secret");
const PROOF = createHmac("sha256", APP_SECRET).update(TOKEN.reveal()).digest("hex");
const named = z.object({ id: z.string() });

async function sent(call: (client: ReturnType<typeof aGraphClient>) => Promise<unknown>) {
  const requests: Request[] = [];
  const log = new HeardLines();
  const client = aGraphClient((request) => {
    requests.push(request);
    return Promise.resolve(Response.json({ id: "1" }));
  }, log);
  await call(client);
  const [request] = requests;
  if (request === undefined) throw new Error("Nothing was sent");
  return { request, url: new URL(request.url), body: await request.text(), log };
}

describe("a request to Meta", () => {
  it("reads with the token in the header and its proof in the address", async () => {
    const { request, url } = await sent((client) =>
      client.get({ about: "person", path: "me/accounts", query: { limit: "100" }, token: TOKEN }, named),
    );
    expect(request.headers.get("authorization")).toBe(`Bearer ${TOKEN.reveal()}`);
    expect(`${url.origin}${url.pathname}`).toBe("https://graph.facebook.com/v26.0/me/accounts");
    expect(Object.fromEntries(url.searchParams)).toEqual({ limit: "100", appsecret_proof: PROOF });
    expect(request.url).not.toContain(TOKEN.reveal());
  });

  it("writes with a form, and the proof in it", async () => {
    const { url, body, request } = await sent((client) =>
      client.post({ about: "account", path: "1/media", form: { caption: "a&b #c" }, token: TOKEN }, named),
    );
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      caption: "a&b #c",
      appsecret_proof: PROOF,
    });
    expect(url.search).toBe("");
    expect(request.headers.get("content-type")).toContain("application/x-www-form-urlencoded");
  });

  it("deletes with the proof in the address", async () => {
    const { request, url } = await sent((client) =>
      client.delete({ about: "media", path: "1", token: TOKEN }, named),
    );
    expect([request.method, url.searchParams.get("appsecret_proof")]).toEqual(["DELETE", PROOF]);
  });

  it("has no proof for the app's own credentials, and none at all without a token", async () => {
    const own = await sent((client) =>
      client.get({ about: "app", path: "debug_token", bearer: TOKEN }, named),
    );
    expect([own.url.search, own.request.headers.get("authorization")]).toEqual([
      "",
      `Bearer ${TOKEN.reveal()}`,
    ]);
    const bare = await sent((client) => client.get({ about: "app", path: "oauth/access_token" }, named));
    expect(bare.request.headers.get("authorization")).toBeNull();
  });

  it("follows no redirect", async () => {
    const { request } = await sent((client) => client.get({ about: "media", path: "1" }, named));
    expect(request.redirect).toBe("error");
  });

  it("logs method, path and numbers, nothing that is secret", async () => {
    const { log } = await sent((client) =>
      client.get(
        {
          about: "app",
          path: "oauth/access_token",
          query: { client_secret: APP_SECRET, code: "AQsecret" },
          token: TOKEN,
        },
        named,
      ),
    );
    const heard = log.lines.join("\n");
    expect(heard).toContain("oauth/access_token");
    for (const secret of [TOKEN.reveal(), PROOF, APP_SECRET, "AQsecret"]) expect(heard).not.toContain(secret);
  });
});

describe("an answer of Meta", () => {
  const ask = (fetch: Parameters<typeof aGraphClient>[0], log = new HeardLines()) =>
    aGraphClient(fetch, log).get({ about: "media", path: "1", token: TOKEN }, named);

  it.each<[string, unknown, ResponseInit]>([
    ["a page of HTML with a 502", "<!doctype html>", { status: 502 }],
    ["a page of HTML with a 200", "<!doctype html>", { status: 200 }],
    ["nothing", "", { status: 200 }],
    ["another shape", { name: "no id" }, {}],
    ["a list", [1, 2], {}],
    ["null", null, {}],
    ["a text", '"words"', {}],
  ])("%s: the platform is unavailable", async (_, body, init) => {
    await expect(ask(answering(body, init))).rejects.toMatchObject({ code: "platform_unavailable" });
  });

  it("200 with an error in it: the error", async () => {
    const error = { message: "x", type: "OAuthException", code: 190, error_subcode: 463 };
    await expect(ask(answering({ error }))).rejects.toMatchObject({
      code: "reconnect_required",
      details: { reason: "token_expired" },
    });
  });

  it("none at all: unavailable, without the cause that may hold the address", async () => {
    const failing = () => Promise.reject(new TypeError(`fetch ${TOKEN.reveal()} failed`));
    const error: unknown = await ask(failing).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "platform_unavailable", details: { platform: { status: null } } });
    expect(error).not.toHaveProperty("cause");
  });

  it("too late: given up after the time it was given", async () => {
    const never = (request: Request) =>
      new Promise<Response>((_, reject) => {
        request.signal.addEventListener("abort", () => reject(request.signal.reason));
      });
    const late = aGraphClient(never).get({ about: "media", path: "1", timeoutMs: 20 }, named);
    await expect(late).rejects.toMatchObject({ code: "platform_unavailable" });
  });

  it("the time to wait comes with the error", async () => {
    const headers = { "x-business-use-case-usage": '{"1":[{"estimated_time_to_regain_access":17}]}' };
    const error = { message: "x", code: 80002 };
    await expect(ask(answering({ error }, { status: 400, headers }))).rejects.toMatchObject({
      code: "rate_limited",
      details: { retryAfterSeconds: 1020 },
    });
  });

  it("of another version: one warning", async () => {
    const log = new HeardLines();
    const client = aGraphClient(
      answering({ id: "1" }, { headers: { "facebook-api-version": "v22.0" } }),
      log,
    );
    await client.get({ about: "media", path: "1" }, named);
    const warned = log.lines.filter((line) => line.includes("graph_version_differs"));
    expect(warned).toEqual([expect.stringContaining("v22.0")]);
  });

  it("is warned about once in a client's life", async () => {
    const log = new HeardLines();
    const fetch = () =>
      Promise.resolve(Response.json({ id: "1" }, { headers: { "facebook-api-version": "v22.0" } }));
    const client = aGraphClient(fetch, log);
    for (let times = 0; times < 3; times += 1) await client.get({ about: "media", path: "1" }, named);
    expect(log.lines.filter((line) => line.includes("graph_version_differs"))).toHaveLength(1);
  });

  it("of the version that was asked for: no warning", async () => {
    const log = new HeardLines();
    await aGraphClient(answering({ id: "1" }, { headers: { "facebook-api-version": "v26.0" } }), log).get(
      { about: "media", path: "1" },
      named,
    );
    expect(log.lines.join()).not.toContain("graph_version_differs");
  });

  it.each([
    [{ code: 100, error_subcode: 33 }, true],
    [{ code: 24, error_subcode: 2207006 }, true],
    [{ code: 803 }, true],
    [{ code: 100 }, false],
    [{ code: 190 }, false],
  ])("%o means an unknown object: %s", async (numbers, isUnknown) => {
    const error: unknown = await ask(
      answering({ error: { message: "x", ...numbers } }, { status: 400 }),
    ).catch((thrown: unknown) => thrown);
    expect(isUnknownObject(error)).toBe(isUnknown);
  });

  it("its words reach neither the log nor the error, only our own names in them do", async () => {
    const log = new HeardLines();
    const message = "(#100) metric[0] must be one of the following values: views, reach, EAAGsecret";
    const error: unknown = await ask(
      answering({ error: { message, code: 100 } }, { status: 400 }),
      log,
    ).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ details: { allowedMetrics: ["views", "reach"] } });
    expect(`${JSON.stringify(error)} ${String(error)} ${log.lines.join()}`).not.toMatch(/EAAG|following/);
  });

  it("feeds the meter, also when it refuses", async () => {
    const usage = (share: number) => ({ "x-business-use-case-usage": `{"9":[{"call_count":${share}}]}` });
    const client = aGraphClient(
      answering({ error: { message: "x", code: 10 } }, { status: 403, headers: usage(80) }),
    );
    await expect(client.get({ about: "media", path: "1", account: "17841" }, named)).rejects.toThrow();
    expect([client.usage.load("17841"), client.usage.load("17842")]).toEqual([0.8, 0]);
  });

  it("with a date to wait for: seconds from our own now", async () => {
    const clock = new ManualClock(new Date("2026-11-24T09:00:00.000Z"));
    const headers = { "retry-after": "Tue, 24 Nov 2026 09:01:30 GMT" };
    const client = aGraphClient(
      answering({ error: { message: "x", code: 4 } }, { headers }),
      new HeardLines(),
      clock,
    );
    await expect(client.get({ about: "media", path: "1" }, named)).rejects.toMatchObject({
      details: { retryAfterSeconds: 90 },
    });
  });
});
