import { createHash } from "node:crypto";
import { escapeHtml } from "./html";
import type { PanelFault } from "./panel-fault";
import { PANEL_STYLE } from "./panel-style";

export interface PanelRow {
  readonly fault: PanelFault;
  readonly isActive: boolean;
  readonly isPossible: boolean;
}

export interface PanelView {
  readonly crmUrl: string;
  readonly rows: readonly PanelRow[];
}

const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(PANEL_STYLE).digest("base64")}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join("; ");

function switchHtml({ fault, isActive, isPossible }: PanelRow): string {
  if (!isPossible) return '<p class="soft">Connect an account first.</p>';
  const word = isActive ? "Switch off" : "Switch on";
  return `<form method="post">
<input type="hidden" name="fault" value="${fault.id}">
<button name="do" value="${isActive ? "off" : "on"}">${word}<span class="hidden"> ${escapeHtml(fault.title)}</span></button>
</form>`;
}

function rowHtml(row: PanelRow): string {
  const { id, title, does, see } = row.fault;
  const badge = row.isActive ? '<span class="badge">⚠ Active</span>' : "";
  return `<li id="${id}" class="card${row.isActive ? " active" : ""}">
<div class="words"><h2>${escapeHtml(title)}${badge}</h2>
<p>${escapeHtml(does)}</p><p class="soft">${escapeHtml(see)}</p></div>
${switchHtml(row)}</li>`;
}

function stateHtml(active: readonly PanelRow[]): string {
  const names = active.map(({ fault }) => `<a href="#${fault.id}">${escapeHtml(fault.title)}</a>`);
  const words = names.length === 0 ? "Everything is normal." : `Active now: ${names.join(", ")}.`;
  const action =
    names.length === 0
      ? ""
      : '<form method="post"><button class="go" name="do" value="normal">Everything normal again</button></form>';
  return `<section class="state${names.length === 0 ? "" : " active"}" aria-label="State"><p>${words}</p>${action}</section>`;
}

/** The list of faults: what each does, what will be seen, which are active. */
export function panelPage({ crmUrl, rows }: PanelView): Response {
  const active = rows.filter(({ isActive }) => isActive);
  const title = "Make Meta misbehave";
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${active.length === 0 ? "" : `${active.length} active · `}${title}</title>
<style>${PANEL_STYLE}</style>
</head>
<body>
<header><p>Local Meta</p><nav aria-label="Demo"><a href="${escapeHtml(crmUrl)}/crm/social/connections">Back to the CRM</a><a href="/">The local Instagram</a></nav></header>
<main>
<h1>${title}</h1>
<p class="lead">These faults are this demo's own: they change how its local Meta behaves, for every account in it and for nobody else. Each lasts until it is used up, you switch it off, or the demo stops.</p>
${stateHtml(active)}
<ul>${rows.map(rowHtml).join("")}</ul>
</main>
</body>
</html>`;
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": POLICY,
      "x-content-type-options": "nosniff",
    },
  });
}
