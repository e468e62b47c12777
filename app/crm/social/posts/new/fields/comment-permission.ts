import { oneLine } from "@/app/_copy/error-sentences";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import { optionalGaps } from "@/app/crm/social/connections/permission-words";
import { canPost } from "@/app/crm/social/posts/new/fields/account-words";
import { COMMENTS_SCOPE } from "@/core/domain/marketing/scopes";

interface CommentGap {
  readonly sentence: string;
  /** Whether Meta's dialog asks for the permission, so that going through it again may grant it. */
  readonly canReconnect: boolean;
}

/** Why this account takes no first comment; null where it does, or where no post goes out at all. */
export function commentGap(connection: ConnectionView): CommentGap | null {
  const scope = COMMENTS_SCOPE[connection.login];
  if (!canPost(connection) || connection.scopes.includes(scope)) return null;
  if (connection.missingScopes.includes(scope))
    return { sentence: `${optionalGaps([scope])}.`, canReconnect: true };
  const facts = { code: "missing_permission", reason: "permission_not_asked", scopes: [scope] } as const;
  return { sentence: oneLine(facts), canReconnect: false };
}
