import type { Clock } from "@/core/application/interfaces/clock";
import type { LogFields, Logger } from "@/core/application/interfaces/logger";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import type { ResumablePostingAdapter } from "@/core/application/interfaces/social/posting-adapter";
import type { PublishingQuotaStore } from "@/core/application/interfaces/social/publishing-quota-store";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import type { Post } from "@/core/domain/marketing/post";
import type { PostContent } from "@/core/domain/marketing/post-content";
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from "@/core/domain/marketing/scopes";
import type { NewSocialAuth, SocialAuth } from "@/core/domain/marketing/social-auth";
import { Secret } from "@/core/domain/secret";
import { FacebookTokenEndpoint } from "@/infrastructure/adapters/external/social/auth/facebook-token-endpoint";
import { InstagramAuthService } from "@/infrastructure/adapters/external/social/auth/instagram-auth-service";
import { type Fetch, GraphClient } from "@/infrastructure/adapters/external/social/graph/graph-client";
import { InstagramPostingAdapter } from "@/infrastructure/adapters/external/social/posting/instagram-posting-adapter";
import { publishingRails, type Rails } from "@/infrastructure/worker/publishing-rails";
import { aMediaItem, aNewPost } from "@/tests/builders/a-post";
import { aNewSocialAuth } from "@/tests/builders/a-social-auth";
import { anId } from "@/tests/builders/an-id";
import { FakeGraph } from "@/tests/fakes/graph/fake-graph";
import { FIELD_BAKERY, FIELD_BAKERY_PAGE } from "@/tests/fakes/graph/seed-world";
import { ManualClock } from "@/tests/fakes/manual-clock";
import { MemoryMediaStore } from "@/tests/fakes/stores/memory-media-store";
import { MemoryPostRepository } from "@/tests/fakes/stores/memory-post-repository";
import { MemoryPublishingQuotaStore } from "@/tests/fakes/stores/memory-publishing-quota-store";
import { MemorySocialAuthService } from "@/tests/fakes/stores/memory-social-auth-service";
import { APP_ID, APP_SECRET, byExtension, IMAGE, logIn, REDIRECT } from "@/tests/unit/fakes/a-fake-person";
import { Life } from "@/tests/unit/publishing/a-mortal";

const HOUR = 60 * 60 * 1000;

/** Keeps every line, to be searched for secrets. */
export class HeardLines implements Logger {
  readonly lines: string[] = [];
  readonly #hear = (event: string, fields: LogFields = {}): void => {
    this.lines.push(JSON.stringify({ event, ...fields }));
  };
  readonly debug = this.#hear;
  readonly info = this.#hear;
  readonly warn = this.#hear;
  readonly error = this.#hear;
}

export interface WorkerParts {
  readonly life?: Life;
  /** Wraps what the worker sees, for example to cut the network. */
  readonly posts?: (posts: PostRepository) => PostRepository;
  readonly clock?: Clock;
  readonly fetch?: Fetch;
  readonly stopping?: AbortSignal;
  /** Wraps the adapter, for workers that are wrong on purpose. */
  readonly adapter?: (adapter: ResumablePostingAdapter) => ResumablePostingAdapter;
}

/** The whole press: real rails, real Graph client and adapter, memory stores, a fake Meta and one clock. */
export class Press {
  readonly ownerId = anId();
  readonly clock = new ManualClock();
  readonly posts = new MemoryPostRepository();
  readonly quotas = new MemoryPublishingQuotaStore();
  readonly connections = new MemorySocialAuthService(this.clock);
  readonly uploads = new MemoryMediaStore();
  readonly log = new HeardLines();
  /** Whether Meta can fetch uploads. */
  isReachable = true;
  readonly fake: FakeGraph;
  #made = 0;

  constructor() {
    this.fake = new FakeGraph({
      redirectUris: [REDIRECT],
      now: () => this.clock.now().getTime(),
      random: () => `${(this.#made++).toString(16).padStart(12, "0")}`,
      sleep: (ms) => this.clock.sleep(ms),
      fetchMedia: byExtension,
    });
  }

  /** A fresh login at Meta, stored as the connection; what waits for it is woken, as saving does. */
  async connect(): Promise<SocialAuth> {
    const { long, page } = await logIn(this.fake);
    const auth = await this.connections.save(this.aConnection(page, long));
    await this.posts.wakeChannel(this.ownerId, FIELD_BAKERY, this.clock.now());
    return auth;
  }

  /** `altText` tells two posts with one caption apart. */
  async submit(caption = "Fresh bread", altText: string | null = null): Promise<Post> {
    return await this.submitContent({ caption, media: [aMediaItem({ url: IMAGE, altText })] });
  }

  async submitContent(content: Partial<PostContent>, scheduledAt: Date | null = null): Promise<Post> {
    const draft = aNewPost({
      ownerId: this.ownerId,
      channelId: FIELD_BAKERY,
      status: scheduledAt === null ? "queued" : "scheduled",
      scheduledAt,
      ...content,
    });
    return (await this.posts.insert(draft, this.clock.now())).post;
  }

  worker({
    life = new Life(),
    posts = (one) => one,
    clock = this.clock,
    fetch,
    adapter = (one) => one,
    stopping,
  }: WorkerParts = {}): Worker {
    const send = fetch ?? ((request: Request) => this.fake.handle(request));
    const mine = posts(life.guard<PostRepository>(this.posts));
    const connections = life.guard<SocialAuthService>(this.connections);
    const graph = new GraphClient(
      {
        origin: "https://graph.facebook.com",
        uploadOrigin: "https://rupload.facebook.com",
        version: "v26.0",
        appSecret: new Secret(APP_SECRET),
      },
      this.log,
      clock,
      (request) => life.call(() => send(request)),
    );
    const config = { appId: APP_ID, appSecret: new Secret(APP_SECRET) };
    const tokens = new FacebookTokenEndpoint(graph, config);
    const adapterFor = (connection: SocialAuth) =>
      adapter(
        new InstagramPostingAdapter(
          new InstagramAuthService({ ...config, connection }, graph, tokens, clock),
          connection,
          graph,
          clock,
          life.guard(this.uploads),
        ),
      );
    const own: Rails = publishingRails({
      connections,
      posts: mine,
      quotas: life.guard<PublishingQuotaStore>(this.quotas),
      postingAdapterFor: adapterFor,
      mediaAddressFor: (mediaId) => `https://crm.example.com/media/${mediaId}/photo.jpg`,
      reach: { problem: this.isReachable ? null : "There is no public address" },
      random: { token: () => "token", fraction: () => 0.5 },
      clock,
      logger: this.log,
    });
    return {
      workOnce: async () => {
        const claim = await mine.claimDue(clock.now());
        if (claim !== null) await own.publishPost.execute(claim, stopping);
        return claim !== null || (await workOnUpkeep());
      },
    };

    async function workOnUpkeep(): Promise<boolean> {
      const claim = await mine.claimUpkeep(clock.now());
      if (claim !== null) await own.upkeepPost.execute(claim);
      return claim !== null;
    }
  }

  /** Works and lets time pass until nothing is due any more within `hours`. */
  async settle(hours = 2, worker: Worker = this.worker()): Promise<void> {
    const end = this.clock.now().getTime() + hours * HOUR;
    for (let rounds = 0; rounds < 2000; rounds += 1) {
      if (await worker.workOnce()) continue;
      const due = await this.nextDueAt();
      if (due === null || due.getTime() > end) return;
      this.clock.advance(Math.max(due.getTime() - this.clock.now().getTime(), 0));
    }
    throw new Error("The press never came to rest");
  }

  private async nextDueAt(): Promise<Date | null> {
    const dates = [await this.posts.nextDueAt(), await this.posts.nextUpkeepAt()];
    const times = dates.flatMap((date) => (date === null ? [] : [date.getTime()]));
    return times.length === 0 ? null : new Date(Math.min(...times));
  }

  async read(post: Post): Promise<Post> {
    const found = await this.posts.get(this.ownerId, post.id);
    if (found === null) throw new Error("The post is gone");
    return found;
  }

  async connection(): Promise<SocialAuth> {
    const found = await this.connections.getByChannel(this.ownerId, "instagram", FIELD_BAKERY);
    if (found === null) throw new Error("There is no connection");
    return found;
  }

  live() {
    return this.fake.livePosts(FIELD_BAKERY);
  }

  /** What was asked of Meta since the login, as `POST media`. */
  calls(): string[] {
    const names = this.fake.log.map(({ method, path }) => `${method} ${path.replace(/^\/v26\.0\//, "")}`);
    return names.slice(names.findLastIndex((name) => name.includes(FIELD_BAKERY_PAGE)) + 1);
  }

  sends(): number[] {
    return this.fake.log.filter(({ path }) => path.endsWith("media_publish")).map(({ at }) => at);
  }

  private aConnection(page: string, user: string): NewSocialAuth {
    return aNewSocialAuth({
      userId: this.ownerId,
      channelId: FIELD_BAKERY,
      channelName: "field.bakery",
      scopes: [...REQUIRED_SCOPES, ...OPTIONAL_SCOPES],
      pageId: FIELD_BAKERY_PAGE,
      accessToken: new Secret(page),
      userAccessToken: new Secret(user),
    });
  }
}

export interface Worker {
  /** False: nothing was due. */
  workOnce(): Promise<boolean>;
}

export async function aPress(): Promise<Press> {
  const press = new Press();
  await press.connect();
  return press;
}
