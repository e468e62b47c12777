import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import type { Post } from "@/core/domain/marketing/post";
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from "@/core/domain/marketing/scopes";
import { Secret } from "@/core/domain/secret";
import { ensureIndexes } from "@/infrastructure/database/indexes";
import { createDatabase } from "@/infrastructure/database/mongo";
import { MongoPostRepository } from "@/infrastructure/repositories/social/post-repo";
import { SocialAuthRepository } from "@/infrastructure/repositories/social/social-auth-repo";
import { TokenCipher } from "@/infrastructure/security/token-cipher";
import { aNewPost } from "@/tests/builders/a-post";
import { aNewSocialAuth } from "@/tests/builders/a-social-auth";
import { anId } from "@/tests/builders/an-id";
import { FakeGraph } from "@/tests/fakes/graph/fake-graph";
import { startFakeGraphServer } from "@/tests/fakes/graph/fake-graph-server";
import { FIELD_BAKERY, FIELD_BAKERY_PAGE } from "@/tests/fakes/graph/seed-world";
import {
  APP_ID,
  APP_SECRET,
  byExtension,
  logIn,
  pageToken,
  REDIRECT,
} from "@/tests/unit/fakes/a-fake-person";
import { AWorker } from "./a-worker";
import { bentNow, realSleep } from "./bend-time";
import type { Submission } from "./kinds";
import type { Act } from "./worker-plan";

export interface Account {
  readonly id: string;
  readonly pageId: string;
  readonly username: string;
}

export const BAKERY: Account = { id: FIELD_BAKERY, pageId: FIELD_BAKERY_PAGE, username: "field.bakery" };

export interface WorkerOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly isForgetful?: boolean;
}

export interface SceneOptions {
  /** How many times faster than real time everybody here lives. */
  readonly speed: number;
  readonly accounts?: readonly Account[];
  readonly isDriverBent?: boolean;
  /** Changes the fake before anybody logs in. */
  readonly prepare?: (fake: FakeGraph) => void;
}

/** A database of its own, a Meta of its own on a real socket, and workers in processes of their own; one bent time. */
export type Scene = Awaited<ReturnType<typeof aScene>>;

export async function aScene({ speed, accounts = [BAKERY], isDriverBent = false, prepare }: SceneOptions) {
  const epoch = Date.now();
  const now = () => bentNow({ epoch, speed }, Date.now());
  const clock = { now: () => new Date(now()), sleep: (ms: number) => realSleep(ms / speed) };
  const fake = new FakeGraph({
    redirectUris: [REDIRECT],
    now,
    sleep: clock.sleep,
    fetchMedia: byExtension,
    videoRipenMs: 3000,
  });
  prepare?.(fake);
  const meta = await startFakeGraphServer({ fake, port: 0 });
  const db = createDatabase({ uri: inject("mongodbUri"), dbName: `crash_${randomBytes(6).toString("hex")}` });
  await ensureIndexes(db);
  const key = randomBytes(32);
  const posts = new MongoPostRepository(db);
  const auths = new SocialAuthRepository(
    db,
    new TokenCipher([{ id: "crash", key: Uint8Array.from(key) }]),
    clock,
  );
  const ownerId = anId();
  const { long } = await logIn(fake);
  for (const { id, pageId, username } of accounts) {
    await auths.save(
      aNewSocialAuth({
        userId: ownerId,
        channelId: id,
        channelName: username,
        pageId,
        scopes: [...REQUIRED_SCOPES, ...OPTIONAL_SCOPES],
        accessToken: new Secret(await pageToken(fake, long, pageId)),
        userAccessToken: new Secret(long),
        userTokenExpiresAt: null,
        dataAccessExpiresAt: null,
      }),
    );
  }
  const env = {
    NODE_ENV: "production",
    APP_URL: "http://localhost:3000",
    MONGODB_URI: inject("mongodbUri"),
    MONGODB_DB: db.databaseName,
    ADMIN_SESSION_SECRET: key.toString("hex"),
    TOKEN_ENCRYPTION_KEYS: `crash:${key.toString("base64")}`,
    INSTAGRAM_APP_ID: APP_ID,
    INSTAGRAM_APP_SECRET: APP_SECRET,
    META_GRAPH_URL: meta.url,
    META_DIALOG_URL: meta.url,
    LOG_LEVEL: "info",
  };
  const workers: AWorker[] = [];
  return {
    fake,
    db,
    now,
    posts,
    ownerId,
    async submit({ scheduledInMs, ...content }: Submission, channelId = FIELD_BAKERY): Promise<Post> {
      const scheduledAt = scheduledInMs === undefined ? null : new Date(now() + scheduledInMs);
      const status = scheduledAt === null ? "queued" : "scheduled";
      const post = aNewPost({ ownerId, channelId, status, scheduledAt, ...content });
      return (await posts.insert(post, clock.now())).post;
    },
    async read({ id }: Post): Promise<Post> {
      const found = await posts.get(ownerId, id);
      if (found === null) throw new Error("The post is gone");
      return found;
    },
    startWorker(
      act: Act | null = null,
      { env: over = {}, isForgetful = false }: WorkerOptions = {},
    ): AWorker {
      const worker = new AWorker({ epoch, speed, isDriverBent, act, isForgetful }, { ...env, ...over });
      workers.push(worker);
      return worker;
    },
    async close(): Promise<void> {
      await Promise.all(workers.map((worker) => worker.kill()));
      await meta.close();
      await db.dropDatabase();
    },
  };
}
