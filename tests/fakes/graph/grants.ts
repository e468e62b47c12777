import type { Meta } from "./meta";
import type { FakeGrant } from "./world";

/** graph-api.md §2.2. */
export const KNOWN_PERMISSIONS: Readonly<Record<string, string>> = {
  instagram_basic: "See the profile and posts of your Instagram accounts",
  instagram_content_publish: "Publish photos and videos to your Instagram accounts",
  instagram_manage_insights: "Read the insights of your Instagram accounts",
  instagram_manage_comments: "Manage comments on your Instagram accounts",
  instagram_manage_contents: "Delete posts of your Instagram accounts",
  pages_show_list: "See the list of the Pages you manage",
  pages_read_engagement: "Read the content posted on your Pages",
  pages_manage_metadata: "Manage the settings of your Pages",
  business_management: "Manage your business portfolios",
  ads_management: "Manage ads of the ad accounts you can access",
  ads_read: "Read ads of the ad accounts you can access",
  email: "Your email address",
  public_profile: "Your name and profile picture",
};

export const DEFAULT_SCOPES: readonly string[] = [
  "instagram_basic",
  "instagram_content_publish",
  "instagram_manage_insights",
  "instagram_manage_comments",
  "pages_show_list",
  "pages_read_engagement",
  "business_management",
];

const CODE_MS = 600_000;

export interface Consent {
  personId: string;
  redirectUri: string;
  asked: readonly string[];
  granted: readonly string[];
  pageIds: readonly string[];
}

function mergePermissions(old: FakeGrant | undefined, { asked, granted }: Consent) {
  const kept = (old?.permissions ?? []).filter(
    ({ permission }) => permission !== "public_profile" && !asked.includes(permission),
  );
  const answered = asked
    .filter((permission) => permission !== "public_profile")
    .map((permission) => ({
      permission,
      status: granted.includes(permission) ? ("granted" as const) : ("declined" as const),
    }));
  return [...kept, ...answered, { permission: "public_profile", status: "granted" as const }];
}

/** What happens when the person presses Continue; gives the authorization code. */
export function recordConsent(meta: Meta, consent: Consent): string {
  const { world } = meta;
  const old = world.grants.find((grant) => grant.personId === consent.personId);
  const grant: FakeGrant = {
    personId: consent.personId,
    permissions: mergePermissions(old, consent),
    pageIds: [...consent.pageIds],
    loggedInAt: meta.now(),
  };
  world.grants = [...world.grants.filter((item) => item !== old), grant];
  const value = `AQDcode${meta.random()}`;
  world.codes.push({
    value,
    personId: consent.personId,
    redirectUri: consent.redirectUri,
    expiresAt: meta.now() + CODE_MS,
    used: false,
  });
  world.issued.push(value);
  return value;
}
