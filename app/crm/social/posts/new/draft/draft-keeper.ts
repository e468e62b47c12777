import { type ApiAnswer, type Failure, NO_ANSWER } from "@/app/_ui/call-api";
import type { PostView } from "@/app/api/_schemas/post";
import { type DraftContent, newDraftBody } from "@/app/crm/social/posts/new/draft/draft-content";
import { parsePost } from "@/app/crm/social/posts/parse-post";

/** The server's side of the draft, as the keeper asks for it. */
export interface DraftServer {
  create(body: unknown, idempotencyKey: string): Promise<ApiAnswer>;
  edit(id: string, body: unknown): Promise<ApiAnswer>;
  publish(id: string, revision: number): Promise<ApiAnswer>;
  read(id: string): Promise<ApiAnswer>;
}

export interface KeptDraft {
  readonly id: string;
  readonly revision: number;
  readonly status: "draft" | "scheduled";
}

export type KeepState =
  /** Nothing was written yet, or a scheduled post waits for its "Save changes". */
  | { readonly phase: "idle" }
  | { readonly phase: "saving" }
  | { readonly phase: "saved"; readonly at: number }
  /** The server could not take it: it is tried again by itself. */
  | { readonly phase: "unsaved"; readonly failure: Failure }
  /** Somebody else, or another tab, wrote meanwhile: a person decides. */
  | { readonly phase: "stale"; readonly theirs: PostView }
  /** Sent out or deleted elsewhere: nothing may be changed from here any more. */
  | { readonly phase: "gone"; readonly post: PostView | null }
  | { readonly phase: "sent" };

export type PublishOutcome =
  | { readonly ok: true; readonly postId: string }
  /** Null where the state of the keeper says it already. */
  | { readonly ok: false; readonly failure: Failure | null };

interface KeeperOptions {
  readonly server: DraftServer;
  readonly kept: KeptDraft | null;
  /** What the server is known to have; null when that is nothing, or something else. */
  readonly savedContent: DraftContent | null;
  /** What a form would send that shows this post. */
  readonly contentOf: (post: PostView) => DraftContent;
  readonly newKey: () => string;
  readonly now: () => number;
  readonly onChange: () => void;
  readonly setTimer: (run: () => void, ms: number) => () => void;
}

/** After a pause in writing this long, what was written is saved. */
const PAUSE_MS = 800;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;
const PASSING_CODES: readonly Failure["code"][] = [
  "no_answer",
  "internal",
  "rate_limited",
  "platform_unavailable",
];

/**
 * Keeps a draft on the server: one request at a time, each with the revision that was seen, so that a late save
 * can change nothing that somebody else changed or that has gone out.
 */
export class DraftKeeper {
  state: KeepState = { phase: "idle" };
  kept: KeptDraft | null;
  private wanted: DraftContent | null = null;
  private saved: string | null;
  /** A first save without an answer: only the very same one may be sent again under its key. */
  private creating: { readonly key: string; readonly content: DraftContent } | null = null;
  /** Saves that have no answer, yet or at all: what is found on the server may be one of them. */
  unanswered: readonly string[] = [];
  private running: Promise<void> | null = null;
  private isSending = false;
  private retryMs = FIRST_RETRY_MS;
  private stopTimer = () => {};

  constructor(private readonly options: KeeperOptions) {
    this.kept = options.kept;
    this.saved = options.savedContent === null ? null : textOf(options.savedContent);
  }

  /** What should be kept from now on. A scheduled post is only saved when a person says so. */
  write(content: DraftContent): void {
    this.wanted = content;
    if (!this.mayChange() || this.kept?.status === "scheduled" || !this.hasNews()) return;
    this.retryMs = FIRST_RETRY_MS;
    this.plan(PAUSE_MS);
  }

  /**
   * Goes on where a copy in this browser left off: saves then show whether somebody wrote meanwhile. What the copy
   * says may still be on its way from the page that wrote it, so it is nobody else's either.
   */
  resumeAt(revision: number, content: DraftContent, unanswered: readonly string[]): void {
    if (this.kept === null || this.has(content)) return;
    const isOurs = this.saved !== null && unanswered.includes(this.saved);
    if (!isOurs) this.kept = { ...this.kept, revision };
    this.unanswered = [...unanswered, textOf(content)];
  }

  /** Whether the server is known to have just this. */
  has(content: DraftContent): boolean {
    return textOf(content) === this.saved;
  }

  /** Whether something that was written here may not have reached the server. */
  hasUnsaved(): boolean {
    return !this.isClosed() && (this.running !== null || this.hasNews());
  }

  private hasNews(): boolean {
    return this.wanted !== null && !this.has(this.wanted);
  }

  /** Saves what is wanted by now; resolves when it is stored, or was not. */
  async save(): Promise<boolean> {
    this.stopTimer();
    while (this.hasNews() && this.mayChange()) {
      this.running ??= this.send().finally(() => {
        this.running = null;
      });
      await this.running;
      if (this.state.phase === "unsaved") return false;
    }
    return !this.isClosed();
  }

  /** Saves, then sends the post out; however often it is called, the revision lets it happen once. */
  async publish(content: DraftContent): Promise<PublishOutcome> {
    const saved = await this.saveChanges(content);
    if (!saved.ok || this.kept === null) return saved;
    this.isSending = true;
    const outcome = await this.sendOut(this.kept).finally(() => {
      this.isSending = false;
    });
    // What was written while it was refused.
    if (!outcome.ok && this.wanted !== null) this.write(this.wanted);
    return outcome;
  }

  private async sendOut({ id, revision }: KeptDraft): Promise<PublishOutcome> {
    const answer = await this.options.server.publish(id, revision);
    const post = answer.ok ? parsePost(answer.body) : null;
    if (post !== null) return this.sent(post.id);
    const failure = answer.ok ? NO_ANSWER : answer.failure;
    if (failure.code !== "conflict") return { ok: false, failure };
    // An earlier try may have arrived although its answer did not.
    await this.afterConflict(id);
    const { state } = this;
    return state.phase === "gone" && state.post !== null ? this.sent(id) : this.refused();
  }

  /** Saves what a person says is right; a post that is scheduled stays so. */
  async saveChanges(content: DraftContent): Promise<PublishOutcome> {
    this.wanted = content;
    const isSaved = await this.save();
    return isSaved && this.kept !== null ? { ok: true, postId: this.kept.id } : this.refused();
  }

  /** Whether the draft is still what this tab last saw of it. */
  async lookAgain(): Promise<void> {
    const asked = this.kept;
    if (asked === null || !this.isAtRest()) return;
    const theirs = await this.read(asked.id);
    // The answer is older than what was saved from here while it was on its way.
    if (theirs === "unknown" || this.kept !== asked || !this.isAtRest()) return;
    if (theirs === null || keptOf(theirs) === null) this.to({ phase: "gone", post: theirs });
    else if (theirs.revision !== asked.revision && !this.isOurs(theirs)) this.to({ phase: "stale", theirs });
  }

  /** A person prefers what is written here over what the server has. */
  async keepMine(): Promise<void> {
    if (this.state.phase !== "stale") return;
    this.adopt(this.state.theirs);
    this.saved = textOf(this.options.contentOf(this.state.theirs));
    this.to({ phase: "idle" });
    await this.save();
  }

  stop(): void {
    this.stopTimer();
  }

  private plan(ms: number): void {
    this.stopTimer();
    this.stopTimer = this.options.setTimer(() => void this.save(), ms);
  }

  private async send(): Promise<void> {
    const content = this.creating?.content ?? this.wanted;
    if (content === null) return;
    this.unanswered = [...this.unanswered, textOf(content)];
    this.to({ phase: "saving" });
    const answer = this.kept === null ? await this.create(content) : await this.edit(this.kept, content);
    const post = answer.ok ? parsePost(answer.body) : null;
    if (post !== null) return this.stored(post, content);
    const failure = answer.ok ? NO_ANSWER : answer.failure;
    if (this.kept !== null && ["conflict", "not_found"].includes(failure.code)) {
      await this.afterConflict(this.kept.id);
      return;
    }
    if (failure.code !== "no_answer") {
      this.creating = null;
      this.unanswered = this.unanswered.slice(0, -1);
    }
    this.to({ phase: "unsaved", failure });
    if (isPassing(failure)) this.planRetry();
  }

  private async create(content: DraftContent): Promise<ApiAnswer> {
    this.creating ??= { key: this.options.newKey(), content };
    return await this.options.server.create(newDraftBody(content), this.creating.key);
  }

  private async edit({ id, revision }: KeptDraft, content: DraftContent): Promise<ApiAnswer> {
    return await this.options.server.edit(id, { revision, ...content });
  }

  private stored(post: PostView, content: DraftContent): void {
    this.creating = null;
    this.unanswered = [];
    this.retryMs = FIRST_RETRY_MS;
    this.saved = textOf(content);
    this.adopt(post);
    this.to({ phase: "saved", at: this.options.now() });
  }

  private planRetry(): void {
    this.plan(this.retryMs);
    this.retryMs = Math.min(LONGEST_RETRY_MS, this.retryMs * 2);
  }

  private async afterConflict(id: string): Promise<void> {
    const theirs = await this.read(id);
    if (theirs === "unknown") {
      this.to({ phase: "unsaved", failure: NO_ANSWER });
      this.planRetry();
    } else if (theirs === null || keptOf(theirs) === null) {
      this.to({ phase: "gone", post: theirs });
    } else if (!this.isOurs(theirs)) {
      this.to({ phase: "stale", theirs });
    }
  }

  /** A save that arrived although its answer did not. */
  private isOurs(theirs: PostView): boolean {
    const found = textOf(this.options.contentOf(theirs));
    if (!this.unanswered.includes(found)) return false;
    this.unanswered = [];
    this.saved = found;
    this.adopt(theirs);
    this.to({ phase: "saved", at: this.options.now() });
    return true;
  }

  private async read(id: string): Promise<PostView | null | "unknown"> {
    const answer = await this.options.server.read(id);
    if (answer.ok) return parsePost(answer.body) ?? "unknown";
    return answer.failure.code === "not_found" ? null : "unknown";
  }

  private refused(): PublishOutcome {
    return { ok: false, failure: this.state.phase === "unsaved" ? this.state.failure : null };
  }

  private sent(postId: string): PublishOutcome {
    this.to({ phase: "sent" });
    return { ok: true, postId };
  }

  private adopt(post: PostView): void {
    this.kept = keptOf(post) ?? this.kept;
  }

  /** Nothing of this tab's is on its way. */
  private isAtRest(): boolean {
    return this.running === null && this.mayChange();
  }

  /** While a post is being sent out, nothing may change it. */
  private mayChange(): boolean {
    return !this.isSending && !this.isClosed();
  }

  private isClosed(): boolean {
    return ["stale", "gone", "sent"].includes(this.state.phase);
  }

  private to(state: KeepState): void {
    this.state = state;
    this.options.onChange();
  }
}

/** Worth asking again by itself; everything else needs another text, or a person. */
export function isPassing({ code }: Failure): boolean {
  return PASSING_CODES.includes(code);
}

/** Null for a post that nobody may change any more. */
export function keptOf({ id, revision, status }: PostView): KeptDraft | null {
  return status === "draft" || status === "scheduled" ? { id, revision, status } : null;
}

function textOf(content: DraftContent): string {
  return JSON.stringify(content);
}
