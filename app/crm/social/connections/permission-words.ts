import { REQUIRED_SCOPES } from "@/core/domain/marketing/scopes";

const REQUIRED: ReadonlySet<string> = new Set(REQUIRED_SCOPES);

/** What a scope is for, where posting does not need it. Meta has prefixed twins of some. */
const FEATURES: readonly { readonly scopes: readonly string[]; readonly feature: string }[] = [
  { scopes: ["instagram_manage_insights", "instagram_business_manage_insights"], feature: "metrics" },
  { scopes: ["instagram_manage_comments", "instagram_business_manage_comments"], feature: "first comments" },
  { scopes: ["business_management"], feature: "Pages in a business portfolio" },
  { scopes: ["instagram_manage_contents"], feature: "deleting posts" },
];

export function requiredAmong(missing: readonly string[]): readonly string[] {
  return missing.filter((scope) => REQUIRED.has(scope));
}

/** What does not work for want of an optional permission, each with that permission's name; null: all of it does. */
export function optionalGaps(missing: readonly string[]): string | null {
  const gaps = missing
    .filter((scope) => !REQUIRED.has(scope))
    .map((scope) => `${featureOf(scope)} (${scope})`);
  return gaps.length === 0 ? null : `No permission for ${new Intl.ListFormat("en").format(gaps)}`;
}

/** "the permission a", "the permissions a and b". */
export function permissionNames(scopes: readonly string[]): string {
  if (scopes.length === 0) return "a permission that is missing";
  const names = new Intl.ListFormat("en").format(scopes);
  return `the permission${scopes.length === 1 ? "" : "s"} ${names}`;
}

function featureOf(scope: string): string {
  return FEATURES.find(({ scopes }) => scopes.includes(scope))?.feature ?? "one feature";
}
