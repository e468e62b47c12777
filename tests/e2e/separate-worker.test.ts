import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { closeDatabase } from "@/infrastructure/database/mongo";
import { signAdminSession } from "@/infrastructure/security/sign-admin-session";
import { ApiJourney } from "@/tests/e2e/support/api-journey";
import { untilIndexed } from "@/tests/e2e/support/app-server";
import { type Stage, setTheStage } from "@/tests/e2e/support/stage";
import { StoredPosts } from "@/tests/e2e/support/stored-posts";
import { startWorker, stopWorker } from "@/tests/e2e/support/worker-process";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";

const OWNER = "64b7f0c2a1b2c3d4e5f60718";

describe("a publish worker in a process of its own", () => {
  let stage: Stage;
  let admin: ApiJourney;

  beforeAll(async () => {
    stage = await setTheStage({ APP_MODE: "production", PUBLISH_WORKER: "off" });
    admin = new ApiJourney(
      stage,
      `admin_user_id=${await signAdminSession(stage.sessionSecret, OWNER, 3600)}`,
    );
    await untilIndexed(stage.app);
    await admin.connect();
  });

  afterAll(async () => {
    await closeDatabase();
    await stage.close();
  });

  it("publishes what the web process only accepted", async () => {
    const { id, status } = await admin.publish("Baked by another process");
    expect(status).toBe("queued");
    const worker = startWorker(stage.env);
    try {
      const post = await admin.until(id, ({ permalink }) => permalink !== null);
      expect(post.status).toBe("published");
      expect(stage.fake.livePosts(FIELD_BAKERY).map((live) => live.id)).toEqual([post.platformPostId]);
    } finally {
      expect(await stopWorker(worker)).toBe(0);
    }
  });

  it("leaves exactly one live post when it is killed while Meta is working, and another takes over", async () => {
    const caption = "Sent by a worker that dies";
    const live = () => stage.fake.livePosts(FIELD_BAKERY).filter((entry) => entry.caption === caption);
    stage.fake.inject({ match: { path: "media_publish" }, action: "slow", ms: 60_000 });
    const { id } = await admin.publish(caption);
    const first = startWorker(stage.env);
    await vi.waitFor(() => expect(live()).toHaveLength(1), 60_000);
    first.kill("SIGKILL");
    await once(first, "exit");
    await new StoredPosts(stage).endLease(id);
    const second = startWorker(stage.env);
    try {
      const post = await admin.until(id, ({ status }) => status === "published");
      expect(live().map((entry) => entry.id)).toEqual([post.platformPostId]);
    } finally {
      await stopWorker(second);
    }
  });
});
