import { demoPanelOf } from "@/infrastructure/demo-panel";
import { env } from "@/infrastructure/env";
import { systemClock } from "@/infrastructure/foundation";
import { AVATAR_NAME } from "@/infrastructure/media/public-names";
import { once } from "@/infrastructure/once";
import {
  ADMIN_COOKIE,
  type AdminSession,
  createAdminSessionReader,
} from "@/infrastructure/security/admin-session";
import { signAdminSession } from "@/infrastructure/security/sign-admin-session";

/** What routes and pages need to know of the settings, and no more. */

const sessionReader = once("session-reader", () => createAdminSessionReader(env().ADMIN_SESSION_SECRET));

export const readSession = (headers: Headers): Promise<AdminSession | null> => sessionReader()(headers);

export const publicOrigin = (): string => env().APP_URL;
export const isSecureOrigin = (): boolean => env().APP_URL.startsWith("https:");
export const isProduction = (): boolean => env().APP_MODE === "production";
export const signInUrl = (): string | undefined => env().SIGN_IN_URL;
export const instagramConfigured = (): boolean => env().INSTAGRAM_APP_ID !== undefined;
export const localSignInExists = (): boolean => !isProduction();
export const demoPanelAddress = (): string | null => demoPanelOf(env());

/**
 * Whether connecting anew can grant this scope: Meta's dialog asks for it, or for what a configuration at Meta says
 * (graph-api.md §2.1), which nobody here knows.
 */
export const canAskFor = (scope: string): boolean =>
  env().INSTAGRAM_LOGIN_CONFIG_ID !== undefined || env().INSTAGRAM_SCOPES.includes(scope);

/** An account's own page, for people. */
const profileUrlFor = (username: string): string =>
  `${env().INSTAGRAM_DIALOG_URL}/${encodeURIComponent(username)}`;

export interface ConnectionFacts {
  readonly now: Date;
  readonly wantedScopes: readonly string[];
  readonly canAskFor: (scope: string) => boolean;
  readonly profileUrlFor: (username: string) => string;
  readonly avatarUrlFor: (mediaId: string) => string;
}

export const connectionFacts = (): ConnectionFacts => ({
  now: systemClock().now(),
  wantedScopes: env().INSTAGRAM_SCOPES,
  canAskFor,
  profileUrlFor,
  avatarUrlFor: (mediaId) => `${env().APP_URL}/media/${mediaId}/${AVATAR_NAME}`,
});

/** The one admin that exists before a host CRM is plugged in. */
const DEMO_ADMIN_ID = "5eed00000000000000000001";
const DEMO_SESSION_SECONDS = 30 * 24 * 60 * 60;

export async function demoAdminCookie(): Promise<string> {
  const value = await signAdminSession(env().ADMIN_SESSION_SECRET, DEMO_ADMIN_ID, DEMO_SESSION_SECONDS);
  return `${ADMIN_COOKIE}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${DEMO_SESSION_SECONDS}`;
}
