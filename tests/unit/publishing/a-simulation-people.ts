import type { Clock } from "@/core/application/interfaces/clock";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { SubmissionCheck } from "@/core/application/social/posts/submission-check";
import { PostReconciler } from "@/core/application/social/publishing/post-reconciler";
import { CancelPostUseCase } from "@/core/application/usecases/social/posts/cancel-post";
import { ConfirmPostUseCase } from "@/core/application/usecases/social/posts/confirm-post";
import { CreatePostUseCase } from "@/core/application/usecases/social/posts/create-post";
import { PublishNowUseCase } from "@/core/application/usecases/social/posts/publish-now";
import { RetryPostUseCase } from "@/core/application/usecases/social/posts/retry-post";
import { AppError } from "@/core/domain/errors";
import type { Post } from "@/core/domain/marketing/post";
import type { PostContent } from "@/core/domain/marketing/post-content";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";
import { Secret } from "@/core/domain/secret";
import { FacebookTokenEndpoint } from "@/infrastructure/adapters/external/social/auth/facebook-token-endpoint";
import { InstagramAuthService } from "@/infrastructure/adapters/external/social/auth/instagram-auth-service";
import { type Fetch, GraphClient } from "@/infrastructure/adapters/external/social/graph/graph-client";
import { InstagramPostingAdapter } from "@/infrastructure/adapters/external/social/posting/instagram-posting-adapter";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { MemoryMediaStore } from "@/tests/fakes/stores/memory-media-store";
import { APP_ID, APP_SECRET } from "@/tests/unit/fakes/a-fake-person";
import type { Press } from "./a-press";
import type { Plan } from "./a-simulation-script";
import { type Stage, StagedLife } from "./a-simulation-stage";

const SCHEDULED_AHEAD_MS = 90_000;
const NOBODY = () => {};
const ANY_NUMBER = { hit: async () => {} };
/** Everything here lies elsewhere. */
const AS_IT_IS = { fit: async ({ media }: Pick<PostContent, "media">) => media };

export type Wish = "cancel" | "publish now" | "go on";

interface Ways {
  readonly posts: PostRepository;
  readonly connections: SocialAuthService;
  readonly clock: Clock;
  readonly fetch: Fetch;
}

/** The people at the CRM: they use the real use cases, look at Instagram, and say what they see there. */
export class People {
  constructor(
    private readonly press: Press,
    private readonly stage: Stage,
  ) {}

  /** In one moment, and with a second click, which is the same submission. Null: refused, while the token is dead. */
  async submit(content: PostContent, start: Plan["start"], key: string): Promise<Post | null> {
    const { ownerId, clock, posts, connections } = this.press;
    const create = new CreatePostUseCase(
      posts,
      connections,
      aCheck(clock),
      AS_IT_IS,
      ANY_NUMBER,
      NOBODY,
      clock,
      this.press.log,
    );
    const submission = {
      ownerId,
      actorId: ownerId,
      channelId: FIELD_BAKERY,
      content,
      scheduledAt: start === "scheduled" ? new Date(clock.now().getTime() + SCHEDULED_AHEAD_MS) : null,
      isDraft: start === "draft",
      idempotencyKey: key,
      fingerprint: "the same",
    };
    try {
      const [{ post }] = await Promise.all([create.execute(submission), create.execute(submission)]);
      return post;
    } catch (error) {
      if (error instanceof AppError && error.code === "reconnect_required") return null;
      throw error;
    }
  }

  /** Step by step, between everything else; what is refused is refused. */
  async wish(wish: Wish, post: Post, isLive: () => boolean): Promise<void> {
    const life = new StagedLife(this.stage, "a person");
    const ways = {
      posts: life.guard<PostRepository>(this.press.posts),
      connections: life.guard<SocialAuthService>(this.press.connections),
      clock: this.stage.clockOf(life),
      fetch: (request: Request) => this.stage.exchange(request),
    };
    await this.#do(wish, post, isLive, ways).catch(NOBODY);
  }

  /** With nothing else going on. */
  async calmly(wish: Wish, post: Post, isLive: () => boolean): Promise<void> {
    const { posts, connections, clock, fake } = this.press;
    const fetch = (request: Request) => fake.handle(request);
    await this.#do(wish, post, isLive, { posts, connections, clock, fetch }).catch(NOBODY);
  }

  async #do(wish: Wish, { id }: Post, isLive: () => boolean, ways: Ways): Promise<void> {
    const { posts, connections, clock } = ways;
    const { log } = this.press;
    const ref = { ownerId: this.press.ownerId, actorId: this.press.ownerId, id };
    const seen = await posts.get(ref.ownerId, id);
    if (wish === "cancel") await new CancelPostUseCase(posts, clock, log).execute(ref);
    if (wish === "publish now" && seen) {
      const now = new PublishNowUseCase(posts, connections, aCheck(clock), AS_IT_IS, NOBODY, clock, log);
      await now.execute({ ...ref, revision: seen.revision });
    }
    if (wish !== "go on") return;
    if (seen?.status === "failed")
      await new RetryPostUseCase(posts, connections, NOBODY, clock, log).execute(ref);
    if (seen?.status !== "unconfirmed") return;
    const reconciler = new PostReconciler((connection) => this.#adapter(connection, ways), posts, ways.clock);
    const confirm = new ConfirmPostUseCase(posts, connections, reconciler, NOBODY, clock, log);
    await confirm.execute({ ...ref, live: isLive() });
  }

  #adapter(connection: SocialAuth, { clock, fetch }: Ways): InstagramPostingAdapter {
    const config = { appId: APP_ID, appSecret: new Secret(APP_SECRET) };
    const graph = new GraphClient(
      {
        origin: "https://graph.facebook.com",
        uploadOrigin: "https://rupload.facebook.com",
        version: "v26.0",
        appSecret: config.appSecret,
      },
      this.press.log,
      clock,
      fetch,
    );
    const tokens = new FacebookTokenEndpoint(graph, config);
    const auth = new InstagramAuthService({ ...config, connection }, graph, tokens, clock);
    return new InstagramPostingAdapter(auth, connection, graph, clock, new MemoryMediaStore());
  }
}

function aCheck(clock: Clock): SubmissionCheck {
  return new SubmissionCheck(
    new MemoryMediaStore(),
    { spellingProblem: () => null, problemWith: () => Promise.resolve(null) },
    { problem: null },
    clock,
  );
}
