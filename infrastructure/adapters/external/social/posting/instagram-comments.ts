import {
  COMMIT_TIMEOUT_MS,
  type CommentResult,
  type PostedComment,
} from "@/core/application/interfaces/social/posting-adapter";
import { AppError, type AppErrorCode } from "@/core/domain/errors";
import * as schemas from "@/infrastructure/adapters/external/social/graph/graph-schemas";
import type { InstagramAccount } from "@/infrastructure/adapters/external/social/posting/instagram-account";

const PAGE = 50;
const MOST_PAGES = 20;

/** `message` alone: with `fields` the comment is made and Meta answers an error all the same (20/1772107). */
export async function addComment(
  account: InstagramAccount,
  mediaId: string,
  text: string,
): Promise<CommentResult> {
  const request = account.call(`${mediaId}/comments`, { form: { message: text } });
  try {
    // What may still arrive later than that could not be told from a second comment.
    const { id } = await account.graph.post({ ...request, timeoutMs: COMMIT_TIMEOUT_MS }, schemas.created);
    return { kind: "posted", commentId: id };
  } catch (thrown) {
    const explained = await account.explain(thrown, "manage_comments");
    const error =
      explained instanceof AppError
        ? explained
        : new AppError("internal", "Commenting failed", { cause: explained });
    return { kind: provesRefusal(error) ? "refused" : "unclear", error };
  }
}

/**
 * All comments, newest first, of a post that has few: a first comment is the oldest of them.
 * @throws AppError `platform_unavailable` when there are too many to say that one is missing
 */
export async function listComments(
  account: InstagramAccount,
  mediaId: string,
): Promise<readonly PostedComment[]> {
  const found: PostedComment[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await readComments(account, mediaId, after);
    found.push(...answer.data.map(({ id, text, timestamp }) => ({ id, text, timestamp })));
    after = (answer.paging?.next && answer.paging.cursors?.after) || undefined;
    if (after === undefined)
      return found.sort((one, other) => other.timestamp.getTime() - one.timestamp.getTime());
  }
  throw new AppError("platform_unavailable", "There are too many comments to look through");
}

async function readComments(account: InstagramAccount, mediaId: string, after: string | undefined) {
  const query = {
    fields: "id,text,timestamp",
    limit: String(PAGE),
    ...(after === undefined ? {} : { after }),
  };
  try {
    return await account.graph.get(account.call(`${mediaId}/comments`, { query }), schemas.comments);
  } catch (error) {
    throw await account.explain(error, "manage_comments");
  }
}

const REFUSALS: ReadonlySet<AppErrorCode> = new Set(["reconnect_required", "missing_permission"]);

/** Token, permission and parameter codes; whatever else came, limits too, may hide a comment that was made. */
function provesRefusal({ code, details }: AppError): boolean {
  const { status = null, code: number = null } = details.platform ?? {};
  if (status === null || number === null || status >= 500) return false;
  return REFUSALS.has(code) || (number === 100 && code !== "platform_unavailable");
}
