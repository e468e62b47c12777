import type { LoginProduct } from "@/core/domain/marketing/platform";

/** The seed's four: without any of them nothing works (contract.md §2, graph-api.md §2.2). */
export const REQUIRED_SCOPES = [
  "instagram_basic",
  "instagram_content_publish",
  "pages_show_list",
  "pages_read_engagement",
] as const;

/** Without one of these the account connects, and its feature says which one is missing. */
export const OPTIONAL_SCOPES = [
  "instagram_manage_insights",
  "instagram_manage_comments",
  "business_management",
] as const;

/** Making and publishing containers; each login has its own name for it (graph-api.md §2.2, §2.10). */
export const PUBLISH_SCOPE: Record<LoginProduct, string> = {
  facebook: "instagram_content_publish",
  instagram: "instagram_business_content_publish",
};
export const INSIGHTS_SCOPE = "instagram_manage_insights";
/** Writing comments. */
export const COMMENTS_SCOPE: Record<LoginProduct, string> = {
  facebook: "instagram_manage_comments",
  instagram: "instagram_business_manage_comments",
};
/** Deleting at Meta; Facebook Login only, asked for only where the environment adds it (contract.md §2). */
export const CONTENTS_SCOPE = "instagram_manage_contents";

/** The rule of an issue: a permission is missing that the dialog does not ask for, so reconnecting cannot grant it. */
export const PERMISSION_NOT_ASKED = "permission_not_asked";

export function missingScopes(wanted: readonly string[], granted: readonly string[]): string[] {
  return wanted.filter((scope) => !granted.includes(scope));
}
