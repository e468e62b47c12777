import { randomBytes } from "node:crypto";
import { controlApi } from "./control-api";
import { exchangeWithMeta } from "./exchange";
import { FakeControls } from "./fake-controls";
import { refuseForeign } from "./foreign-requests";
import type { MetaOrigins } from "./meta";
import { everythingNormal, faultPanel, PANEL_PATH } from "./panel";
import { profilePages } from "./profile-pages";
import { createSeedWorld, POLITE } from "./seed-world";
import type { World } from "./world";

export type { Fault } from "./faults";
export type { Switches } from "./switches";

export interface FakeGraphOptions {
  appId?: string;
  appSecret?: string;
  /** Exact matches; anything else gets the platform's error page. */
  redirectUris?: readonly string[];
  now?: () => number;
  /** Suffix of tokens and codes; give a counter for repeatable runs. */
  random?: () => string;
  /** Used by slow answers and late arrivals. */
  sleep?: (ms: number) => Promise<void>;
  /** How pictures and videos are downloaded. By default redirects fail, as they do at Meta. */
  fetchMedia?: (url: string) => Promise<Response>;
  /** How long an image or carousel container is IN_PROGRESS. */
  ripenMs?: number;
  /** The same for a video; 3000 by default. */
  videoRipenMs?: number;
  /** Own origin for `paging.next`, permalinks and pictures. */
  publicUrl?: string;
}

const DEFAULT_REDIRECTS = ["http://localhost:3000/api/auth/instagram/callback"];

function originsOf(publicUrl: string | undefined): MetaOrigins {
  const own = publicUrl?.replace(/\/$/, "");
  return {
    graph: own ?? "https://graph.facebook.com",
    cdn: own ?? "https://scontent.example",
    upload: own ?? "https://rupload.facebook.com",
    web: own ?? "https://www.instagram.com",
  };
}

const downloadStrictly = (url: string) =>
  fetch(url, { redirect: "manual", signal: AbortSignal.timeout(20_000) });

/** A small Meta with a memory: give it a Request, get the Response. Routes by path, on any origin. */
export class FakeGraph extends FakeControls {
  readonly #underway = new Set<Promise<unknown>>();

  constructor(options: FakeGraphOptions = {}) {
    const initial = {
      ripenMs: options.ripenMs ?? POLITE.ripenMs,
      videoRipenMs: options.videoRipenMs ?? POLITE.videoRipenMs,
    };
    const clock = { offsetMs: 0 };
    const now = options.now ?? Date.now;
    const meta = {
      world: createSeedWorld(initial),
      origins: originsOf(options.publicUrl),
      app: {
        id: options.appId ?? "700000000000001",
        secret: options.appSecret ?? "fake-app-secret-0123456789abcdef",
        name: "CRM Demo",
      },
      redirectUris: options.redirectUris ?? DEFAULT_REDIRECTS,
      now: () => now() + clock.offsetMs,
      random: options.random ?? (() => randomBytes(18).toString("hex")),
      sleep: options.sleep ?? ((ms: number) => new Promise<void>((done) => setTimeout(done, ms))),
      fetchMedia: options.fetchMedia ?? downloadStrictly,
    };
    super(meta, initial, clock);
  }

  /** Rejects with `TypeError("fetch failed")` where a connection would drop. */
  async handle(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname.startsWith("/__fake/")) return refuseForeign(request) ?? controlApi(this, request);
    if (url.pathname === PANEL_PATH) return faultPanel(this, this.meta, request);
    const page = request.method === "GET" ? await profilePages(this.meta, url) : null;
    if (page) return page;
    const exchange = { meta: this.meta, faults: this.faults, log: this.entries };
    return exchangeWithMeta(exchange, request, (work) => this.#track(work));
  }

  /** Waits until everything that was sent has arrived, aborted senders included. */
  async settle(): Promise<void> {
    while (this.#underway.size > 0) await Promise.allSettled(this.#underway);
  }

  /** Ends what people started on the panel. */
  endPanelFaults(): void {
    everythingNormal(this, this.meta);
  }

  /** Own origin from now on, once the server knows its port. */
  setPublicUrl(publicUrl: string): void {
    this.meta.origins = originsOf(publicUrl);
  }

  /** The whole world as JSON, tokens included: keep it private. */
  snapshot(): string {
    return JSON.stringify(this.meta.world);
  }

  /** Takes what `snapshot` gave, from an older fake too. */
  restore(json: string): void {
    const world: World = JSON.parse(json);
    const seed = createSeedWorld({});
    const switches = { ...seed.switches, ...world.switches };
    const sequence = { ...seed.sequence, ...world.sequence };
    this.meta.world = { ...seed, ...world, switches, sequence };
  }

  #track(work: Promise<unknown>): void {
    const done = work.catch(() => undefined).finally(() => this.#underway.delete(done));
    this.#underway.add(done);
  }
}
