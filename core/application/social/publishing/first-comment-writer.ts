import type { Clock } from "@/core/application/interfaces/clock";
import type { Random } from "@/core/application/interfaces/random";
import type { ClaimedPost } from "@/core/application/interfaces/social/post-repository";
import type {
  CommentResult,
  PostedComment,
  ResumablePostingAdapter,
} from "@/core/application/interfaces/social/posting-adapter";
import type { Next, PublishJournal } from "@/core/application/social/publishing/publish-journal";
import { isTooLateToSend } from "@/core/application/social/publishing/send-window";
import type { TokenTrouble } from "@/core/application/social/publishing/token-trouble";
import { AppError } from "@/core/domain/errors";
import {
  COMMENT_LOOK_AGAIN_MS,
  COMMENT_PATIENCE_MS,
  findOwnComment,
  isTooLateToComment,
  judgeUnseen,
} from "@/core/domain/marketing/comment-plan";
import type { FirstComment } from "@/core/domain/marketing/live-upkeep";
import type { Post } from "@/core/domain/marketing/post";
import type { UpkeepEvent } from "@/core/domain/marketing/post-events";
import { failureFrom } from "@/core/domain/marketing/post-failure";
import { remedyFor, retryDelay } from "@/core/domain/marketing/retry-plan";
import { COMMENTS_SCOPE } from "@/core/domain/marketing/scopes";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";

interface Commenting {
  readonly held: ClaimedPost;
  readonly comment: FirstComment;
  readonly text: string;
  readonly mediaId: string;
  readonly adapter: ResumablePostingAdapter;
  readonly auth: SocialAuth;
}

/** Writes the first comment under a live post, never twice: intent first, and a look for our own before a retry. */
export class FirstCommentWriter {
  constructor(
    private readonly tokenTrouble: TokenTrouble,
    private readonly journal: PublishJournal,
    private readonly random: Random,
    private readonly clock: Clock,
  ) {}

  async write(held: ClaimedPost, adapter: ResumablePostingAdapter, auth: SocialAuth): Next {
    const { post } = held;
    const { comment } = post.upkeep;
    const text = post.firstComment;
    if (comment === null || text === null) return held;
    if (isTooLateToComment(post, this.clock.now()))
      return await this.fail(held, comment.failure?.code ?? "platform_unavailable");
    if (post.platformPostId === null) return await this.untilIdIsKnown(held);
    const commenting = { held, comment, text, mediaId: post.platformPostId, adapter, auth };
    if (comment.sentAt !== null) return await this.look(commenting);
    const scope = COMMENTS_SCOPE[auth.login];
    return auth.scopes.includes(scope)
      ? await this.send(commenting)
      : await this.fail(held, "missing_permission", [scope]);
  }

  private async send({ held, text, mediaId, adapter, auth }: Commenting): Next {
    const intended = await this.journal.writeAndHold(held, { type: "comment_intended" });
    if (intended === null) return null;
    const { comment } = intended.post.upkeep;
    if (isTooLateToSend(comment?.sentAt ?? null, intended.leaseUntil, this.clock.now())) return intended;
    const result = await adapter.addComment(mediaId, text);
    const kept = await this.journal.keepAndHold(intended, this.after(result, intended.post));
    if (result.kind !== "posted") await this.tokenTrouble.note(intended.post, result.error, auth);
    return kept;
  }

  private after(result: CommentResult, post: Post): UpkeepEvent {
    if (result.kind === "posted") return { type: "comment_posted", commentId: result.commentId };
    const failure = failureFrom(result.error);
    const { retryAfterSeconds = 0 } = result.error.details;
    if (result.kind === "unclear")
      return { type: "comment_unclear", failure, at: this.in(retryAfterSeconds * 1000) };
    const delay = this.delayAfter(result.error, post);
    return delay === null
      ? { type: "comment_failed", failure }
      : { type: "comment_waits", failure, until: this.in(delay) };
  }

  /** What was sent may have arrived: our own comment is looked for before anything is sent again. */
  private async look(commenting: Commenting): Next {
    const { held, comment, text, mediaId, adapter } = commenting;
    const askedAt = this.clock.now();
    let comments: readonly PostedComment[];
    try {
      comments = await adapter.listComments(mediaId);
    } catch (error) {
      return await this.lookLater(commenting, error);
    }
    const own = findOwnComment(comments, text);
    if (own !== null)
      return await this.journal.writeAndHold(held, { type: "comment_posted", commentId: own.id });
    const verdict = judgeUnseen(comment, askedAt);
    if (verdict.kind === "send_again") return await this.send(commenting);
    if (verdict.kind === "give_up")
      return await this.fail(held, comment.failure?.code ?? "platform_unavailable");
    return await this.journal.writeAndHold(held, { type: "comment_unseen", at: this.in(verdict.afterMs) });
  }

  private async lookLater({ held, comment, auth }: Commenting, thrown: unknown): Next {
    const error =
      thrown instanceof AppError ? thrown : new AppError("internal", "Looking failed", { cause: thrown });
    await this.tokenTrouble.note(held.post, error, auth);
    return await this.journal.writeAndHold(held, {
      type: "comment_unclear",
      failure: comment.failure ?? failureFrom(error),
      at: this.in(this.waitAfter(error, comment.retries)),
    });
  }

  /** Null: no waiting helps. */
  private delayAfter(error: AppError, { upkeep }: Post): number | null {
    switch (remedyFor(error)) {
      case "reconnect":
        return COMMENT_LOOK_AGAIN_MS;
      case "wait":
      case "retry":
        return this.waitAfter(error, upkeep.comment?.retries ?? 0);
      default:
        return null;
    }
  }

  private waitAfter({ details }: AppError, retries: number): number {
    const { retryAfterSeconds } = details;
    return retryAfterSeconds === undefined
      ? retryDelay(retries, this.random.fraction())
      : Math.min(retryAfterSeconds * 1000, COMMENT_PATIENCE_MS);
  }

  private async untilIdIsKnown(held: ClaimedPost): Next {
    const { linkDueAt } = held.post.upkeep;
    if (linkDueAt === null) return await this.fail(held, "not_found");
    const failure = failureFrom(new AppError("not_found", "The post's id was not told yet"));
    return await this.journal.writeAndHold(held, { type: "comment_waits", failure, until: linkDueAt });
  }

  private async fail(held: ClaimedPost, code: AppError["code"], scopes: readonly string[] = []): Next {
    const failure = failureFrom(new AppError(code, "The first comment was not written", { scopes }));
    return await this.journal.writeAndHold(held, { type: "comment_failed", failure });
  }

  private in(ms: number): Date {
    return new Date(this.clock.now().getTime() + ms);
  }
}
