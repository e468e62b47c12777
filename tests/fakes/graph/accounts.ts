import { isGranted, noSuchObject, visiblePage, visiblePages } from "./access";
import { type Field, nonexistingField, parseFields, renderNode } from "./fields";
import { type GraphAnswer, ok } from "./graph-answer";
import type { GraphCall } from "./graph-call";
import { renderAccount } from "./instagram-account";
import type { Meta } from "./meta";
import { pageOf } from "./paging";
import { type Caller, pageTokenOf } from "./tokens";
import type { FakePage } from "./world";

const LISTED = "access_token,category,category_list,name,id,tasks";

export const fieldsOf = (call: GraphCall) => parseFields(call.params.get("fields") ?? "");

export function renderPage(meta: Meta, caller: Caller, page: FakePage, fields: readonly Field[]): object {
  const account = meta.world.accounts.find((item) => item.id === page.instagramId);
  const table = {
    id: () => page.id,
    name: () => page.name,
    category: () => page.category,
    category_list: () => [{ id: "2500", name: page.category }],
    tasks: () => page.tasks,
    access_token: () => {
      if (page.withoutToken) return undefined;
      return caller.token.kind === "page"
        ? caller.token.value
        : pageTokenOf(meta, caller.token, page.id).value;
    },
    instagram_business_account: (field: Field) =>
      account && isGranted(caller.grant, "instagram_basic")
        ? renderAccount(meta, account, field.children)
        : undefined,
    connected_instagram_account: () => (account ? { id: account.id } : undefined),
  };
  return renderNode({ type: "Page", defaults: "name" }, table, fields);
}

function renderPerson(meta: Meta, caller: Caller, fields: readonly Field[]): object {
  const { personId } = caller.token;
  const person = meta.world.persons.find((item) => item.id === personId);
  const table = { id: () => personId, name: () => person?.name };
  return renderNode({ type: "User", defaults: "name" }, table, fields);
}

/** graph-api.md §2.5: with a page token `/me` is the page. */
export function readMe(meta: Meta, call: GraphCall, caller: Caller): GraphAnswer {
  const { pageId } = caller.token;
  if (!pageId) return ok(renderPerson(meta, caller, fieldsOf(call)));
  return ok(renderPage(meta, caller, visiblePage(meta, caller, pageId), fieldsOf(call)));
}

export function readPerson(meta: Meta, call: GraphCall, caller: Caller): GraphAnswer {
  const [id = ""] = call.path;
  if (caller.token.personId !== id) throw noSuchObject(id);
  return ok(renderPerson(meta, caller, fieldsOf(call)));
}

export function readPage(meta: Meta, call: GraphCall, caller: Caller): GraphAnswer {
  return ok(renderPage(meta, caller, visiblePage(meta, caller, call.path[0] ?? ""), fieldsOf(call)));
}

function listPages(
  meta: Meta,
  call: GraphCall,
  caller: Caller,
  pages: FakePage[],
  edge: string,
): GraphAnswer {
  const asked = fieldsOf(call);
  const fields = asked.length > 0 ? asked : parseFields(LISTED);
  const render = (page: FakePage) => renderPage(meta, caller, page, fields);
  return ok(pageOf(meta, call, { items: pages, edge, render }));
}

/** Without `pages_show_list` the list is empty, not an error (graph-api.md §6). */
export function listAccounts(meta: Meta, call: GraphCall, caller: Caller): GraphAnswer {
  if (caller.token.kind === "page") throw nonexistingField("accounts", "Page");
  const mayWalkPortfolios = isGranted(caller.grant, "business_management");
  const pages = isGranted(caller.grant, "pages_show_list")
    ? visiblePages(meta, caller).filter((page) => mayWalkPortfolios || !page.inPortfolio)
    : [];
  return listPages(meta, call, caller, pages, `${caller.token.personId}/accounts`);
}

export function listBusinesses(meta: Meta, call: GraphCall, caller: Caller): GraphAnswer {
  const mayList = isGranted(caller.grant, "business_management") && caller.token.kind === "user";
  return ok(
    pageOf(meta, call, {
      items: mayList ? meta.world.businesses : [],
      edge: `${caller.token.personId}/businesses`,
      render: ({ id, name }) => ({ id, name }),
    }),
  );
}

export function listBusinessPages(meta: Meta, call: GraphCall, caller: Caller): GraphAnswer {
  const [id = "", edge = ""] = call.path;
  const business = meta.world.businesses.find((item) => item.id === id);
  if (!business || !isGranted(caller.grant, "business_management")) throw noSuchObject(id);
  const ids = edge === "owned_pages" ? business.ownedPageIds : business.clientPageIds;
  const pages = visiblePages(meta, caller).filter((page) => ids.includes(page.id));
  return listPages(meta, call, caller, pages, `${id}/${edge}`);
}
