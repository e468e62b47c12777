import type { Db } from "mongodb";
import { GET as callback } from "@/app/api/auth/instagram/callback/route";
import type { Answer } from "./answer";
import { AS_BROWSER, type Browser } from "./browser";

export const CALLBACK = "/api/auth/instagram/callback";
export const CLEARED = "instagram_oauth_state=; Path=/api/auth/instagram; Max-Age=0; HttpOnly; SameSite=Lax";

/** Meta sends the person's browser back to this address. */
export const visit = (browser: Browser, address: string): Promise<Answer> =>
  browser.send(callback, address, { headers: AS_BROWSER });

export const stateIn = (address: string): string => new URL(address).searchParams.get("state") ?? "";

export async function pendingCount(db: Db): Promise<number> {
  return await db.collection("social_pending_connections").countDocuments();
}
