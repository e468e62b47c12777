import type { SocialAuth } from "@/core/domain/marketing/social-auth";
import { Secret } from "@/core/domain/secret";
import { FacebookTokenEndpoint } from "@/infrastructure/adapters/external/social/auth/facebook-token-endpoint";
import { InstagramAuthService } from "@/infrastructure/adapters/external/social/auth/instagram-auth-service";
import { InstagramConnectService } from "@/infrastructure/adapters/external/social/auth/instagram-connect-service";
import { type Fetch, GraphClient } from "@/infrastructure/adapters/external/social/graph/graph-client";
import { InstagramPostingAdapter } from "@/infrastructure/adapters/external/social/posting/instagram-posting-adapter";
import { aSocialAuth } from "@/tests/builders/a-social-auth";
import type { FakeGraph } from "@/tests/fakes/graph/fake-graph";
import { DANA, FIELD_BAKERY, FIELD_BAKERY_PAGE } from "@/tests/fakes/graph/seed-world";
import { ManualClock } from "@/tests/fakes/manual-clock";
import { MemoryMediaStore } from "@/tests/fakes/stores/memory-media-store";
import { APP_ID, APP_SECRET, aFake, logIn, REDIRECT } from "@/tests/unit/fakes/a-fake-person";
import { HeardLines } from "./heard-lines";

export const CONFIG = { appId: APP_ID, appSecret: new Secret(APP_SECRET) };

export function aGraphClient(fetch: Fetch, log = new HeardLines(), clock = new ManualClock()): GraphClient {
  const origin = "https://graph.facebook.com";
  const uploadOrigin = "https://rupload.facebook.com";
  const { appSecret } = CONFIG;
  return new GraphClient({ origin, uploadOrigin, version: "v26.0", appSecret }, log, clock, fetch);
}

export function answering(body: unknown, init: ResponseInit = {}): Fetch {
  return () =>
    Promise.resolve(typeof body === "string" ? new Response(body, init) : Response.json(body, init));
}

export interface Connected {
  readonly fake: FakeGraph;
  readonly log: HeardLines;
  readonly clock: ManualClock;
  readonly connect: InstagramConnectService;
  readonly auth: InstagramAuthService;
  readonly adapter: InstagramPostingAdapter;
  readonly uploads: MemoryMediaStore;
  /** Requests since the login. */
  readonly asked: () => string[];
}

export interface Connecting {
  readonly clock?: ManualClock;
  readonly scopes?: readonly string[];
  readonly connection?: Partial<SocialAuth>;
}

/** A fake Meta whose time is ours. */
export function aFakeWith(clock: ManualClock): FakeGraph {
  return aFake({ now: () => clock.now().getTime(), sleep: (ms) => clock.sleep(ms) });
}

/** The fake Meta with one person logged in, and everything of ours that talks to it. */
export async function aConnectedAccount(
  given: FakeGraph | null = null,
  { clock = new ManualClock(), scopes, connection: over = {} }: Connecting = {},
): Promise<Connected> {
  const fake = given ?? aFakeWith(clock);
  const { long, page } = await logIn(fake, scopes === undefined ? {} : { scopes });
  const log = new HeardLines();
  const graph = aGraphClient((request) => fake.handle(request), log, clock);
  const tokens = new FacebookTokenEndpoint(graph, CONFIG);
  const connection = aSocialAuth({
    openId: FIELD_BAKERY,
    channelId: FIELD_BAKERY,
    pageId: FIELD_BAKERY_PAGE,
    facebookUserId: DANA,
    accessToken: new Secret(page),
    userAccessToken: new Secret(long),
    ...over,
  });
  const auth = new InstagramAuthService({ ...CONFIG, connection }, graph, tokens, clock);
  const config = {
    appId: APP_ID,
    dialogOrigin: "https://www.facebook.com",
    version: "v26.0",
    redirectUri: REDIRECT,
    scopes: ["instagram_basic", "pages_show_list"],
    loginConfigId: null,
  };
  const before = fake.log.length;
  const uploads = new MemoryMediaStore();
  return {
    fake,
    log,
    clock,
    auth,
    connect: new InstagramConnectService(config, graph, tokens, clock),
    adapter: new InstagramPostingAdapter(auth, connection, graph, clock, uploads),
    uploads,
    asked: () => fake.log.slice(before).map(({ method, path }) => `${method} ${path.replace("/v26.0/", "")}`),
  };
}
