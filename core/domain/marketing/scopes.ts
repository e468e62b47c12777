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

export const INSIGHTS_SCOPE = "instagram_manage_insights";

export function missingScopes(wanted: readonly string[], granted: readonly string[]): string[] {
  return wanted.filter((scope) => !granted.includes(scope));
}
