import { GET as callback } from "@/app/api/auth/instagram/callback/route";
import { POST as selectPage } from "@/app/api/auth/instagram/select-page/route";
import { GET as start } from "@/app/api/auth/instagram/start/route";
import type { FakeGraph } from "@/tests/fakes/graph/fake-graph";
import { FIELD_BAKERY_PAGE } from "@/tests/fakes/graph/seed-world";
import { type Answer, jsonOf } from "./answer";
import { AS_BROWSER, type Browser } from "./browser";

export interface Consent {
  readonly decision?: "continue" | "cancel";
  readonly declined?: readonly string[];
  /** All when left out. */
  readonly pageIds?: readonly string[];
  /** The channel that the person set out to reconnect. */
  readonly reconnect?: string;
}

/** What the person does in Meta's dialog; gives the address the dialog sends the browser to. */
export async function consent(meta: FakeGraph, dialogUrl: string, choice: Consent = {}): Promise<string> {
  const asked = (new URL(dialogUrl).searchParams.get("scope") ?? "").split(",");
  const form = new URLSearchParams({ decision: choice.decision ?? "continue" });
  for (const scope of asked) if (!choice.declined?.includes(scope)) form.append("permission", scope);
  for (const pageId of choice.pageIds ?? allPagesOf(meta)) form.append("page", pageId);
  const answer = await meta.handle(new Request(dialogUrl, { method: "POST", body: form }));
  return (answer.headers.get("location") ?? "").replace(/#_=_$/, "");
}

function allPagesOf(meta: FakeGraph): string[] {
  const ids: string[] = [];
  meta.seedWorld(({ pages }) => ids.push(...pages.map(({ id }) => id)));
  return ids;
}

/** Through the dialog to where Meta sends the browser back; nothing of ours has seen the answer yet. */
export async function returnFromMeta(browser: Browser, meta: FakeGraph, choice?: Consent): Promise<string> {
  const query = choice?.reconnect ? `?reconnect=${choice.reconnect}` : "";
  const { location } = await browser.send(start, `/api/auth/instagram/start${query}`, {
    headers: AS_BROWSER,
  });
  return await consent(meta, location, choice);
}

export async function reachPicker(browser: Browser, meta: FakeGraph, choice?: Consent): Promise<Answer> {
  return await browser.send(callback, await returnFromMeta(browser, meta, choice), { headers: AS_BROWSER });
}

export async function choosePages(browser: Browser, pageIds: readonly string[]): Promise<Answer> {
  return await browser.postJson(selectPage, "/api/auth/instagram/select-page", { pageIds });
}

/** start → consent → callback → select-page, as a person does it. */
export async function connectThroughMeta(
  browser: Browser,
  meta: FakeGraph,
  choice: Consent & { readonly choose?: readonly string[] } = {},
): Promise<unknown> {
  await reachPicker(browser, meta, choice);
  const saved = await choosePages(browser, choice.choose ?? [FIELD_BAKERY_PAGE]);
  if (saved.status !== 200) throw new Error(`Connecting failed: ${saved.text}`);
  return jsonOf(saved);
}
