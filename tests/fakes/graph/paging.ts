import { GraphFailure } from "./graph-answer";
import type { GraphCall } from "./graph-call";
import type { Meta } from "./meta";

const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 100;

const toCursor = (id: string) => Buffer.from(`QVFI:${id}`).toString("base64url");

function fromCursor(cursor: string, ids: readonly string[]): number {
  const id = Buffer.from(cursor, "base64url").toString("utf8").replace("QVFI:", "");
  const index = ids.indexOf(id);
  if (index >= 0) return index;
  throw new GraphFailure(400, {
    message: "(#100) Invalid cursor",
    type: "OAuthException",
    code: 100,
  });
}

function limitOf(call: GraphCall): number {
  const asked = Number(call.params.get("limit") ?? DEFAULT_LIMIT);
  return Number.isInteger(asked) && asked > 0 ? Math.min(asked, MAX_LIMIT) : DEFAULT_LIMIT;
}

function startOf(call: GraphCall, ids: readonly string[], limit: number): number {
  const after = call.params.get("after");
  if (after) return fromCursor(after, ids) + 1;
  const before = call.params.get("before");
  return before ? Math.max(0, fromCursor(before, ids) - limit) : 0;
}

interface List<T extends { id: string }> {
  items: readonly T[];
  /** Without version, for example `1022…/accounts`. */
  edge: string;
  render: (item: T) => object;
}

/** graph-api.md §2.9: `next` carries the access token; an empty list has no `paging`. */
export function pageOf<T extends { id: string }>(meta: Meta, call: GraphCall, list: List<T>): object {
  const limit = limitOf(call);
  const ids = list.items.map((item) => item.id);
  const start = startOf(call, ids, limit);
  const shown = list.items.slice(start, start + limit);
  const first = shown[0];
  const last = shown.at(-1);
  if (!first || !last) return { data: [] };
  const cursors = { before: toCursor(first.id), after: toCursor(last.id) };
  const link = (direction: "after" | "before", cursor: string) => {
    const url = new URL(`${meta.origins.graph}/${call.askedVersion}/${list.edge}`);
    url.searchParams.set("access_token", call.token ?? "");
    const fields = call.params.get("fields");
    if (fields) url.searchParams.set("fields", fields);
    url.searchParams.set("limit", String(limit));
    url.searchParams.set(direction, cursor);
    return url.href;
  };
  return {
    data: shown.map(list.render),
    paging: {
      cursors,
      ...(start + limit < ids.length ? { next: link("after", cursors.after) } : {}),
      ...(start > 0 ? { previous: link("before", cursors.before) } : {}),
    },
  };
}
