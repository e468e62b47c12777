import { REQUIRED_SCOPES } from "@/core/domain/marketing/scopes";

const REQUIRED: ReadonlySet<string> = new Set(REQUIRED_SCOPES);

/** Scopes without which one feature rests, and that feature's name. Meta has prefixed twins of some. */
const FEATURES: readonly { readonly scopes: readonly string[]; readonly feature: string }[] = [
  { scopes: ["instagram_manage_insights", "instagram_business_manage_insights"], feature: "Metrics need" },
  { scopes: ["instagram_manage_comments", "instagram_business_manage_comments"], feature: "Comments need" },
  { scopes: ["business_management"], feature: "Pages in a business portfolio need" },
  { scopes: ["instagram_manage_contents"], feature: "Deleting posts needs" },
];

export function requiredAmong(missing: readonly string[]): readonly string[] {
  return missing.filter((scope) => REQUIRED.has(scope));
}

/** One sentence for each optional permission that was not granted. */
export function optionalGaps(missing: readonly string[]): readonly string[] {
  return missing
    .filter((scope) => !REQUIRED.has(scope))
    .map((scope) => `${featureOf(scope)} the permission ${scope}`);
}

/** "the permission a", "the permissions a and b". */
export function permissionNames(scopes: readonly string[]): string {
  if (scopes.length === 0) return "a permission that is missing";
  const names = new Intl.ListFormat("en").format(scopes);
  return `the permission${scopes.length === 1 ? "" : "s"} ${names}`;
}

function featureOf(scope: string): string {
  return FEATURES.find(({ scopes }) => scopes.includes(scope))?.feature ?? "One feature needs";
}
