import type { ConnectableAccount, UnavailableAccount } from "@/core/domain/marketing/connectable-account";
import { Secret } from "@/core/domain/secret";
import { readFurther } from "@/infrastructure/adapters/external/social/auth/further-reads";
import type { GraphClient } from "@/infrastructure/adapters/external/social/graph/graph-client";
import type { GraphRequest } from "@/infrastructure/adapters/external/social/graph/graph-request";
import {
  accounts,
  type GraphPage,
  page,
  portfolios,
  type TokenFacts,
} from "@/infrastructure/adapters/external/social/graph/graph-schemas";

const PAGE_FIELDS =
  "id,name,access_token,tasks,instagram_business_account{id,username,name,profile_picture_url}";
/** Meta's largest page of a list (graph-api.md §2.5). */
const LIST_LIMIT = "100";
/** A person with more Pages than this is an agency with a broken cursor: stop rather than loop. */
const MAX_LIST_PAGES = 50;
/** Any of these lets a person publish for the Page; the longer ones are those of Pages in the new experience (graph-api.md §2.5). */
const PUBLISHING_TASKS: ReadonlySet<string> = new Set([
  "CREATE_CONTENT",
  "MANAGE",
  "PROFILE_PLUS_CREATE_CONTENT",
  "PROFILE_PLUS_MANAGE",
  "PROFILE_PLUS_FULL_CONTROL",
]);

/** All Pages that Meta lists for this person, page by page by cursor; `paging.next` is never followed. */
export async function listPages(
  graph: GraphClient,
  token: Secret,
  list: Pick<GraphRequest, "about" | "path"> = { about: "person", path: "me/accounts" },
): Promise<GraphPage[]> {
  const found: GraphPage[] = [];
  let after: string | undefined;
  for (let read = 0; read < MAX_LIST_PAGES; read += 1) {
    const query = { fields: PAGE_FIELDS, limit: LIST_LIMIT, ...(after === undefined ? {} : { after }) };
    const answer = await graph.get({ ...list, query, token }, accounts);
    found.push(...answer.data);
    const cursor = answer.paging?.cursors?.after;
    if (!answer.paging?.next || !cursor || cursor === after) break;
    after = cursor;
  }
  return [...new Map(found.map((item) => [item.id, item])).values()];
}

/** Pages the grant names although the list lacks them: read one by one; those that are not shown are left out. */
export async function readNamedPages(
  graph: GraphClient,
  token: Secret,
  facts: TokenFacts,
  listed: readonly GraphPage[],
): Promise<GraphPage[]> {
  const known = new Set(listed.map(({ id }) => id));
  const named = facts.granular_scopes
    .filter(({ scope }) => scope.startsWith("pages_"))
    .flatMap(({ target_ids }) => target_ids ?? []);
  const missing = [...new Set(named)].filter((id) => !known.has(id));
  const query = { fields: PAGE_FIELDS };
  return await readFurther(missing, (path) => graph.get({ about: "page", path, query, token }, page));
}

/**
 * Pages that only a business portfolio shows (graph-api.md §2.5). A portfolio that cannot be read is left
 * out: without `business_management` that is all of them.
 */
export async function listPortfolioPages(graph: GraphClient, token: Secret): Promise<GraphPage[]> {
  const query = { fields: "id", limit: LIST_LIMIT };
  const mine = { about: "person", path: "me/businesses", query, token } as const;
  const { data: businesses } = await graph.get(mine, portfolios);
  const edges = businesses.flatMap(({ id }) => [`${id}/owned_pages`, `${id}/client_pages`]);
  const lists = await readFurther(edges, (path) => listPages(graph, token, { about: "portfolio", path }));
  return lists.flat();
}

type LinkedAccount = NonNullable<GraphPage["instagram_business_account"]>;

export function usernameOf({ id, username, name }: LinkedAccount): string {
  return username ?? name ?? id;
}

export interface SortedPages {
  readonly accounts: readonly ConnectableAccount[];
  readonly unavailable: readonly UnavailableAccount[];
}

/** Tasks that Meta does not tell are not held against a Page. */
export function mayPublishFor({ tasks }: Pick<GraphPage, "tasks">): boolean {
  return !tasks || tasks.some((task) => PUBLISHING_TASKS.has(task));
}

/** Which Pages can be connected, and for the others why not. */
export function sortPages(pages: readonly GraphPage[]): SortedPages {
  const usable: ConnectableAccount[] = [];
  const unavailable: UnavailableAccount[] = [];
  for (const item of pages) {
    const named = { pageId: item.id, pageName: item.name };
    const instagram = item.instagram_business_account;
    if (!instagram) unavailable.push({ ...named, reason: "no_instagram_account" });
    else if (!mayPublishFor(item)) unavailable.push({ ...named, reason: "missing_task" });
    else if (!item.access_token) unavailable.push({ ...named, reason: "no_page_token" });
    else {
      usable.push({
        ...named,
        pageAccessToken: new Secret(item.access_token),
        instagramId: instagram.id,
        username: usernameOf(instagram),
        avatarUrl: instagram.profile_picture_url ?? null,
      });
    }
  }
  return { accounts: usable, unavailable };
}
