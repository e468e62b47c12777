import type { Meta } from "./meta";
import { named } from "./named-errors";
import type { FakeMedia } from "./posts";
import type { Caller } from "./tokens";
import type { FakeAccount, FakeGrant, FakePage } from "./world";

export function isGranted(grant: FakeGrant, permission: string): boolean {
  return grant.permissions.some((item) => item.permission === permission && item.status === "granted");
}

export function needPermission(caller: Caller, permission: string): void {
  if (!isGranted(caller.grant, permission)) throw named("10");
}

/** graph-api.md §7.8: missing and invisible look the same. */
export function noSuchObject(id: string, method = "GET") {
  return named("100/33", {
    message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
  });
}

/** Pages the person ticked in the dialog, and only the token's own page for a page token. */
export function visiblePages(meta: Meta, { token, grant }: Caller): FakePage[] {
  return meta.world.pages.filter(
    (page) =>
      page.personId === token.personId &&
      grant.pageIds.includes(page.id) &&
      (token.kind === "user" || token.pageId === page.id),
  );
}

export function visiblePage(meta: Meta, caller: Caller, id: string): FakePage {
  const page = visiblePages(meta, caller).find((item) => item.id === id);
  if (!page) throw noSuchObject(id);
  return page;
}

export interface ReachableAccount {
  account: FakeAccount;
  page: FakePage;
}

export function reachAccount(meta: Meta, caller: Caller, id: string, method: string): ReachableAccount {
  const page = visiblePages(meta, caller).find((item) => item.instagramId === id);
  const account = meta.world.accounts.find((item) => item.id === id);
  if (!page || !account) throw noSuchObject(id, method);
  needPermission(caller, "instagram_basic");
  return { account, page };
}

const NEW_EXPERIENCE = "PROFILE_PLUS_";

/** graph-api.md §2.5: a Page in the new experience names the same tasks with a prefix, and full control is all of them. */
export function needTask(page: FakePage, ...tasks: readonly string[]): void {
  const has = (task: string) => page.tasks.includes(task) || page.tasks.includes(`${NEW_EXPERIENCE}${task}`);
  if (![...tasks, "FULL_CONTROL"].some(has)) throw named("10");
}

export function findMedia(meta: Meta, caller: Caller, id: string, method = "GET"): FakeMedia {
  const media = meta.world.media.find((item) => item.id === id && item.deletedAt === undefined);
  if (!media) throw noSuchObject(id, method);
  reachAccount(meta, caller, media.instagramId, method);
  return media;
}
