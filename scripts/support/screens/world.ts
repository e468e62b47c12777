import type { Stage } from "../../../tests/e2e/support/stage";
import { CORNER_COFFEE_PAGE, FIELD_BAKERY_PAGE } from "../../../tests/fakes/graph/seed-world";
import { type Admin, anAdmin } from "./people";
import { PostMaker } from "./posts";

const BOTH = [FIELD_BAKERY_PAGE, CORNER_COFFEE_PAGE];
const EXPIRED = 463;

export type ScreensWorld = Awaited<ReturnType<typeof makeWorld>>;
export type PostState = keyof ScreensWorld["posts"];

/** Everything that the scenes look at, made by the API and the local Meta alone. */
export async function makeWorld(stage: Stage) {
  const [newcomer, expired, writer, busy] = await Promise.all([
    anAdmin(stage),
    anAdmin(stage),
    anAdmin(stage),
    anAdmin(stage),
  ]);
  await makeExpired(stage, expired);
  await writer.api.connect();
  const posts = await makePosts(stage, busy);
  return { appUrl: stage.appUrl, people: { newcomer, expired, writer, busy }, posts };
}

async function makeExpired({ fake }: Stage, { api }: Admin): Promise<void> {
  await api.connect();
  fake.killUser(EXPIRED);
  await api.call("/api/auth/instagram/refresh", {});
}

/** In the order in which a list shows them last. */
async function makePosts({ fake }: Stage, admin: Admin) {
  await admin.api.connect();
  const make = new PostMaker(admin, fake);
  const unconfirmed = await make.unconfirmed(() => admin.api.call("/api/auth/instagram/disconnect", {}));
  await admin.api.connect(BOTH);
  return {
    unconfirmed,
    failed: await make.failed(),
    cancelled: await make.cancelled(),
    draft: await make.draft(),
    scheduled: await make.scheduled(),
    published: await make.published(),
    running: await make.running(),
    waiting: await make.waiting(),
  };
}
