import { describe, expect, it } from "vitest";
import { GET as callback } from "@/app/api/auth/instagram/callback/route";
import { POST as disconnect } from "@/app/api/auth/instagram/disconnect/route";
import { POST as refresh } from "@/app/api/auth/instagram/refresh/route";
import { GET as offered } from "@/app/api/auth/instagram/select-page/route";
import { GET as start } from "@/app/api/auth/instagram/start/route";
import { GET as connections } from "@/app/api/social/connections/route";
import { GET as metrics } from "@/app/api/social/posts/[postId]/metrics/route";
import { GET as list } from "@/app/api/social/posts/route";
import { anId } from "@/tests/builders/an-id";
import { CORNER_COFFEE_PAGE, FIELD_BAKERY_PAGE } from "@/tests/fakes/graph/seed-world";
import { ADMIN_SESSION_SECRET } from "@/tests/setup/http-environment";
import { redirectCodeOf } from "./support/answer";
import { AS_BROWSER, Browser } from "./support/browser";
import { choosePages, connectThroughMeta, reachPicker, returnFromMeta } from "./support/connect";
import { everyPlace, listenToOutput } from "./support/every-place";
import { leaksIn, withoutDocumented } from "./support/leaks";
import { publishedPhoto, runWorkerUntil, submitPhoto } from "./support/publish";
import { everythingStored, httpScene, signedIn } from "./support/scene";

const scene = httpScene();
const { meta, db, logLines, sent } = scene;
const AUTH = "/api/auth/instagram";

const secrets = (): string[] => [
  ...meta.allTokens(),
  ADMIN_SESSION_SECRET,
  Buffer.alloc(32, 7).toString("base64"),
];

async function goodLife(): Promise<Browser> {
  const browser = await signedIn(anId());
  await reachPicker(browser, meta);
  await browser.send(offered, `${AUTH}/select-page`);
  await choosePages(browser, [FIELD_BAKERY_PAGE, CORNER_COFFEE_PAGE]);
  await browser.send(connections, "/api/social/connections");
  await browser.send(refresh, `${AUTH}/refresh`, { method: "POST" });
  const { id } = await publishedPhoto(browser);
  await browser.send(metrics, `/api/social/posts/${id}/metrics`, { params: { postId: id } });
  await browser.send(list, "/api/social/posts");
  return browser;
}

async function failedConnections(): Promise<void> {
  const browser = await signedIn(anId());
  await browser.send(start, `${AUTH}/start?reconnect=1`);
  for (const declined of ["instagram_basic", "pages_show_list"]) {
    await reachPicker(browser, meta, { declined: [declined] });
    // Meta does not ask again for what was declined.
    meta.seedWorld((world) => {
      world.grants = [];
    });
  }
  for (const error of ["1/secret", "500", "200-html", "4", "190/463", "100/36009"])
    for (const nth of [1, 2, 3, 4]) {
      const back = await returnFromMeta(browser, meta);
      meta.inject({ match: { nth }, action: "answer", error });
      await browser.send(callback, back, { headers: nth === 1 ? {} : AS_BROWSER });
      meta.clearFaults();
    }
  for (const action of ["drop", "apply-then-drop"] as const) {
    const back = await returnFromMeta(browser, meta);
    meta.inject({ action, times: 9 });
    await browser.send(callback, back);
    meta.clearFaults();
  }
  await browser.send(callback, await returnFromMeta(new Browser(), meta));
}

async function failedUse(browser: Browser): Promise<void> {
  meta.inject({ match: { method: "POST", path: "/media" }, action: "answer", error: "36003/2207009" });
  await runWorkerUntil(browser, (await submitPhoto(browser)).id, "failed");
  for (const error of ["500", "200-html", "429", "80002", "190/460"]) {
    meta.inject({ action: "answer", error });
    await browser.send(refresh, `${AUTH}/refresh`, { method: "POST" });
  }
  meta.killUser(458);
  await browser.send(refresh, `${AUTH}/refresh`, { method: "POST" });
  await browser.send(disconnect, `${AUTH}/disconnect`, { method: "POST" });
}

async function whole(): Promise<void> {
  const browser = await goodLife();
  await failedConnections();
  await failedUse(browser);
  await connectThroughMeta(browser, meta);
}

describe("no token, code or secret", () => {
  it("is found in logs, answers, documents or database files after whole lives of connections", async () => {
    listenToOutput();
    await whole();
    expect(new Set(meta.allTokens()).size).toBeGreaterThan(60);
    expect(logLines.length).toBeGreaterThan(100);
    expect(Browser.answers.length).toBeGreaterThan(40);
    const codes = Browser.answers.map((answer) => redirectCodeOf(answer).replace("instagram:", ""));
    for (const code of [
      "token_exchange_failed",
      "platform_unavailable",
      "rate_limited",
      "missing_permission",
    ])
      expect(codes).toContain(code);
    expect(leaksIn(await everyPlace(scene), secrets())).toEqual([]);
  });

  it("travels to Meta in an address, except where Meta documents nothing else", async () => {
    sent.length = 0;
    await whole();
    const addresses = sent.map(({ url }) => new URL(url));
    const bare = addresses.map((url) => ({ name: url.pathname, content: withoutDocumented(url) }));
    expect(bare.length).toBeGreaterThan(60);
    expect(leaksIn(bare, secrets())).toEqual([]);
  });

  it("goes to Meta without the proof that it is ours", async () => {
    await whole();
    const unproven = meta.log.filter(({ tokenKind, hadProof }) => /user|page/.test(tokenKind) && !hadProof);
    expect(unproven).toEqual([]);
  });

  it("is a session, state or pending choice in clear in the database or the log", async () => {
    const browser = await signedIn(anId());
    const back = new URL(await returnFromMeta(browser, meta));
    const state = back.searchParams.get("state") ?? "";
    const whileAway = { name: "documents before", content: await everythingStored(db) };
    await browser.send(callback, back.href);
    const held = [state, ...browser.cookies.values()];
    expect(held).toHaveLength(3);
    const places = await everyPlace(scene);
    expect(leaksIn([whileAway, ...places.filter(({ name }) => name !== "answers")], held)).toEqual([]);
  });
});
