import { afterAll, describe, expect, inject, it } from "vitest";
import type { Post } from "@/core/domain/marketing/post";
import { closeDatabase } from "@/infrastructure/database/mongo";
import { aMediaItem } from "@/tests/builders/a-post";
import { IMAGE } from "@/tests/unit/fakes/a-fake-person";
import { type Account, aScene, type Scene } from "./support/a-scene";
import { openAccounts, someAccounts } from "./support/accounts";
import { realSleep } from "./support/bend-time";
import { inTurns } from "./support/in-turns";
import { isAtRest, judge } from "./support/judge";
import "./support/provided";

const POSTS = inject("isDeep") ? 500 : 60;
const CROWD = inject("isDeep") ? 200 : 25;
/** Leases end sooner then; requests still have a second or more of real time. */
const SPEED = inject("isDeep") ? 3 : 8;

describe("many posts", () => {
  afterAll(() => closeDatabase());

  it(`${POSTS} of ten accounts, two workers, one killed in the middle: each live once`, async () => {
    const accounts = someAccounts(10);
    const scene = await aScene({ speed: SPEED, accounts, prepare: (fake) => openAccounts(fake, accounts) });
    try {
      const startedAt = Date.now();
      const submitted = await submit(scene, POSTS, accounts);
      const [first, second] = [scene.startWorker(), scene.startWorker()];
      await until(() => countLive(scene, accounts) >= POSTS / 3);
      await first.kill();
      const shares = [first, second].map(
        ({ points }) => points.filter((point) => /media_publish/.test(point)).length,
      );
      await until(() => countLive(scene, accounts) >= POSTS);
      await until(async () => (await readAll(scene, submitted)).every(isAtRest));
      const seconds = Math.round((Date.now() - startedAt) / 1000);
      const live = countLive(scene, accounts);
      say(
        `${POSTS} submissions, ${live} live posts; when one was killed they had sent ${shares.join(" and ")} (${seconds} s)`,
      );
      expect(judge(scene.fake, await readAll(scene, submitted))).toEqual([]);
      expect(second.isOver).toBe(false);
    } finally {
      await scene.close();
    }
  });

  it(`${CROWD} of one account do not hold up one of another`, async () => {
    const accounts = someAccounts(2);
    const [crowded, quiet] = accounts;
    const scene = await aScene({ speed: SPEED, accounts, prepare: (fake) => openAccounts(fake, accounts) });
    try {
      await submit(scene, CROWD, accounts.slice(0, 1));
      await submit(scene, 1, accounts.slice(1));
      const worker = scene.startWorker();
      await until(() => worker.points.includes("claim post#1"));
      const from = scene.now();
      await until(() => countLive(scene, accounts) === CROWD + 1);
      const [whole, one] = [crowded, quiet].map((account) => lastLiveAt(scene, account) - from);
      say(`the one post was live after ${one} ms, the ${CROWD} after ${whole} ms (time of the workers)`);
      expect(one).toBeLessThan((whole ?? 0) / 4);
    } finally {
      await scene.close();
    }
  });
});

function submit(scene: Scene, count: number, accounts: readonly Account[]): Promise<Post[]> {
  const numbers = Array.from({ length: count }, (_, index) => index);
  return inTurns(numbers, 8, (number) => {
    const { id = "" } = accounts[number % accounts.length] ?? {};
    return scene.submit({ caption: `Loaf ${number} of ${count}`, media: [aMediaItem({ url: IMAGE })] }, id);
  });
}

function countLive({ fake }: Scene, accounts: readonly Account[]): number {
  return accounts.reduce((sum, { id }) => sum + fake.livePosts(id).length, 0);
}

function lastLiveAt({ fake }: Scene, account: Account | undefined): number {
  return Math.max(...fake.livePosts(account?.id ?? "").map(({ publishedAt }) => publishedAt));
}

function readAll(scene: Scene, posts: readonly Post[]): Promise<Post[]> {
  return inTurns(posts, 8, (post) => scene.read(post));
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await realSleep(250);
}

function say(sentence: string): void {
  process.stdout.write(`  ${sentence}\n`);
}
