import { cookies, headers } from "next/headers";
import { cache } from "react";
import type { AdminSession } from "@/app/api/_http/handle";
import { PENDING_COOKIE } from "@/app/api/_http/oauth-cookies";
import { presentConnections } from "@/app/api/_present/present-connection";
import { presentListedPost } from "@/app/api/_present/present-listed-post";
import { presentPlatformStatus } from "@/app/api/_present/present-platform-status";
import { presentPost, presentUnreadable } from "@/app/api/_present/present-post";
import { presentSelectPage } from "@/app/api/_present/present-select-page";
import type { ConnectionView, SelectPageView } from "@/app/api/_schemas/connection";
import type { MediaView } from "@/app/api/_schemas/media";
import type { PlatformStatusView } from "@/app/api/_schemas/platform-status";
import type { PostView } from "@/app/api/_schemas/post";
import { presentMedia } from "@/app/api/social/media/present-media";
import type { HistoryFilter } from "@/app/crm/social/posts/history-filter";
import type { PostPage } from "@/app/crm/social/posts/parse-post";
import { withinMs } from "@/core/application/social/posts/within";
import { GetInstagramAuthUseCase } from "@/core/application/usecases/social/instagram/get-instagram-auth";
import { ListConnectableAccountsUseCase } from "@/core/application/usecases/social/instagram/list-connectable-accounts";
import { GetPlatformStatusUseCase } from "@/core/application/usecases/social/platform/get-platform-status";
import { GetMediaUseCase } from "@/core/application/usecases/social/posts/get-media";
import { GetPostUseCase } from "@/core/application/usecases/social/posts/get-post";
import { ListPostsUseCase } from "@/core/application/usecases/social/posts/list-posts";
import { AppError } from "@/core/domain/errors";
import * as container from "@/infrastructure/container";

/** Reads for the pages. Each takes the admin, so that a page cannot forget who is looking. */

export const currentAdmin = cache(async (): Promise<AdminSession | null> => {
  return await container.readSession(new Headers(await headers()));
});

export function instagramConfigured(): boolean {
  return container.instagramConfigured();
}

/** Null outside the demo. */
export function demoPanelAddress(): string | null {
  return container.demoPanelAddress();
}

/** Read once for a request, however many parts of the page show it. */
export const listConnections = cache(async (admin: AdminSession): Promise<readonly ConnectionView[]> => {
  const useCase = new GetInstagramAuthUseCase(container.socialAuthService(), container.publishingQuotas());
  const found = await inTime(useCase.execute({ userId: admin.ownerId }));
  return presentConnections(found, container.connectionFacts());
});

export async function platformStatus(): Promise<PlatformStatusView> {
  const useCase = new GetPlatformStatusUseCase(container.platformOutcomes(), container.clock());
  return presentPlatformStatus(await useCase.execute());
}

/** What a page shows if it is there in time, and does without if it is late or cannot be read: null. */
export async function ifSoon<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  return await withinMs(container.clock(), SOON_MS, answer).catch(() => null);
}

const SOON_MS = 250;

/** What may be chosen after Meta's dialog, or null when nothing is pending any more. */
export async function pendingAccounts(admin: AdminSession): Promise<SelectPageView | null> {
  const pendingId = (await cookies()).get(PENDING_COOKIE.name)?.value ?? null;
  const useCase = new ListConnectableAccountsUseCase(
    container.pendingConnections(),
    container.socialAuthService(),
    container.clock(),
  );
  const found = await inTime(useCase.execute({ ownerId: admin.ownerId, pendingId })).catch(goneAsNull);
  return found && presentSelectPage(found);
}

/** Null where there is none; `unreadable` where there is one that this version cannot read. */
export async function findPost(admin: AdminSession, id: string): Promise<PostView | "unreadable" | null> {
  const reading = new GetPostUseCase(container.posts()).execute({ ownerId: admin.ownerId, id });
  const post = await inTime(reading).catch((thrown: unknown) =>
    isUnreadable(thrown) ? "unreadable" : goneAsNull(thrown),
  );
  return post === null || post === "unreadable" ? post : presentPost(post, container.mediaAddress);
}

function isUnreadable(thrown: unknown): boolean {
  return thrown instanceof AppError && thrown.details.reason === "post_unreadable";
}

/** What is known of the uploads in a post; those that are gone are left out. */
export async function uploadsOf(admin: AdminSession, { media }: PostView): Promise<readonly MediaView[]> {
  const useCase = new GetMediaUseCase(container.mediaStore());
  const ids = [...new Set(media.flatMap(({ mediaId }) => mediaId ?? []))];
  const found = await Promise.all(
    ids.map((id) => useCase.execute({ ownerId: admin.ownerId, id }).catch(goneAsNull)),
  );
  return found.flatMap((one) =>
    one === null ? [] : presentMedia(one, container.mediaUrlFor, container.mediaAddress),
  );
}

export async function recentPosts(
  admin: AdminSession,
  filter: HistoryFilter,
  cursor: string | null,
): Promise<PostPage> {
  const list = new ListPostsUseCase(container.posts());
  const query = { ...filter, ownerId: admin.ownerId, limit: 25 };
  // An address that was cut short still shows the list, from its start.
  const page = await inTime(
    list
      .execute({ ...query, cursor })
      .catch((thrown: unknown) =>
        thrown instanceof AppError && thrown.code === "invalid_request"
          ? list.execute({ ...query, cursor: null })
          : raise(thrown),
      ),
  );
  return {
    posts: page.posts.map((post) => presentListedPost(post, container.mediaAddress)),
    unreadable: page.unreadable.map(presentUnreadable),
    nextCursor: page.nextCursor,
  };
}

/** A page says within a second that the database is away. */
function inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
  return container.databaseWatch().whileAnswering(answer);
}

function goneAsNull(thrown: unknown): null {
  if (thrown instanceof AppError && (thrown.code === "connection_expired" || thrown.code === "not_found"))
    return null;
  throw thrown;
}

function raise(thrown: unknown): never {
  throw thrown;
}
