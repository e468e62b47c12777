import { KNOWN_PERMISSIONS } from "./grants";
import { escapeHtml, htmlResponse } from "./html";
import type { Meta } from "./meta";
import type { FakePage, FakePerson } from "./world";

export interface ConsentPage {
  person: FakePerson;
  scopes: readonly string[];
  pages: readonly FakePage[];
  isRerequest: boolean;
}

function checkbox(name: string, value: string, title: string, detail: string): string {
  return `<label><input type="checkbox" name="${name}" value="${escapeHtml(value)}" checked><span>${escapeHtml(title)}<small>${escapeHtml(detail)}</small></span></label>`;
}

function pageDetail(meta: Meta, page: FakePage): string {
  const account = meta.world.accounts.find((item) => item.id === page.instagramId);
  return account ? `@${account.username}` : "No Instagram account";
}

export function consentPage(meta: Meta, { person, scopes, pages, isRerequest }: ConsentPage): Response {
  const permissions = scopes.map((scope) =>
    checkbox("permission", scope, KNOWN_PERMISSIONS[scope] ?? scope, scope),
  );
  const choices = pages.map((page) => checkbox("page", page.id, page.name, pageDetail(meta, page)));
  const app = escapeHtml(meta.app.name);
  return htmlResponse({
    title: `Continue as ${person.name}?`,
    isNarrow: true,
    main: `<form class="card" method="post">
<h1>Continue as ${escapeHtml(person.name)}?</h1>
<p class="soft">${app} ${isRerequest ? "asks again for access" : "asks for access"}. Untick what it should not get.</p>
<fieldset><legend>What ${app} may do</legend>${permissions.join("")}</fieldset>
<fieldset><legend>Pages and their Instagram accounts</legend>${choices.join("")}</fieldset>
<div class="actions">
<button class="go" name="decision" value="continue">Continue</button>
<button name="decision" value="cancel">Cancel</button>
</div>
</form>`,
  });
}

export function dialogErrorPage(reason: string): Response {
  return htmlResponse({
    title: "This dialog cannot be opened",
    isNarrow: true,
    status: 400,
    main: `<div class="card"><h1>This dialog cannot be opened</h1><p>${escapeHtml(reason)}</p></div>`,
  });
}
