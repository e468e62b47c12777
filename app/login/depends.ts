import * as container from "@/infrastructure/container";

/** True in demo and development only; elsewhere the page and its route do not exist. */
export function localSignInExists(): boolean {
  return container.localSignInExists();
}

/** A fresh `admin_user_id` cookie for the demo admin, as a `Set-Cookie` value. */
export async function demoAdminCookie(): Promise<string> {
  return await container.demoAdminCookie();
}
