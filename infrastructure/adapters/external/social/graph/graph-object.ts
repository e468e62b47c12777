import type { PlatformObject } from "@/core/domain/errors";
import {
  forbidden,
  type GraphErrorMeaning,
  hiccup,
  lostAccess,
  misconfigured,
} from "@/infrastructure/adapters/external/social/graph/graph-error-meaning";

/**
 * What the id in a call's path names: our app (token endpoints), the Facebook person (`me` included), a business
 * portfolio, the Page, the Instagram account and its edges, a container, a published media and its edges.
 */
export type GraphObject = PlatformObject;

/** `unknown`: Meta has no such object, or does not show it; `forbidden`: the token may not do this with it. */
export type Refusal = "unknown" | "forbidden";

/** graph-api.md §5.3 and §5.6: 100/33 and 803; 10 and 200–299. Null: the numbers are not about the object. */
export function refusalOf(code: number | null, subcode: number | null): Refusal | null {
  if (code === 803 || (code === 100 && subcode === 33)) return "unknown";
  return code === 10 || (code !== null && code >= 200 && code <= 299) ? "forbidden" : null;
}

/**
 * The same numbers mean something else for each object. A Page or an account that is not shown any more is lost
 * for this connection. A container was made a moment ago and a permission for it was not missing then: Meta has
 * been seen to hide fresh ones (graph-api.md §3.3), so it is looked at again and nobody is blamed. A media may
 * be deleted. Our app is settings, not a person's access.
 */
export const OBJECT_REFUSALS: Readonly<Record<GraphObject, Readonly<Record<Refusal, GraphErrorMeaning>>>> = {
  app: { unknown: misconfigured, forbidden: { code: "not_configured" } },
  person: { unknown: lostAccess("token_invalid"), forbidden },
  portfolio: { unknown: forbidden, forbidden },
  page: { unknown: lostAccess("page_lost"), forbidden },
  account: { unknown: lostAccess("account_lost"), forbidden },
  container: { unknown: hiccup("look_again"), forbidden: hiccup("look_again") },
  media: { unknown: { code: "not_found", remedy: "retry" }, forbidden },
};
