import { randomBytes } from "node:crypto";
import { signAdminSession } from "@/infrastructure/security/sign-admin-session";
import { ApiJourney } from "../../../tests/e2e/support/api-journey";
import type { Stage } from "../../../tests/e2e/support/stage";

/** Longer than the pictures' clock is ahead. */
const SESSION_SECONDS = 10 * 365 * 24 * 60 * 60;

/** An admin who looks at the screens, and who can act by plain HTTP. */
export interface Admin {
  readonly session: string;
  readonly api: ApiJourney;
}

export async function anAdmin(stage: Stage): Promise<Admin> {
  const id = randomBytes(12).toString("hex");
  const session = await signAdminSession(stage.sessionSecret, id, SESSION_SECONDS);
  return { session, api: new ApiJourney(stage, `admin_user_id=${session}`) };
}
