import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { sweepTemporaryFolders } from "@/infrastructure/media/sweep-folders";
import { OWN_FOLDERS, prefixOf, withTemporaryFolder } from "@/infrastructure/media/temporary-folder";

const OWN = { machine: "0123abcd", pid: 100, run: "aaaaaaaa" };
const [ALIVE, DEAD] = [200, 300];
const DAY = 24 * 60 * 60 * 1000;
const silent = { debug() {}, info() {}, warn() {}, error() {} };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sweep-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
});

async function left(name: string, ageMs = 0): Promise<void> {
  const at = new Date(Date.now() - ageMs);
  await mkdir(join(folder, name));
  await writeFile(join(folder, name, "file"), "half an upload");
  await utimes(join(folder, name, "file"), at, at);
  await utimes(join(folder, name), at, at);
}

async function swept(now = Date.now()): Promise<readonly string[]> {
  const before = await readdir(folder);
  await sweepTemporaryFolders(silent, {
    folder,
    own: OWN,
    isRunning: (pid) => pid === ALIVE,
    now: () => now,
  });
  const after = await readdir(folder);
  return before.filter((name) => !after.includes(name));
}

describe("what is swept at start", () => {
  it("is what a process of this machine left that runs no more", async () => {
    const dead = `${prefixOf({ ...OWN, pid: DEAD })}x1`;
    // A container's first process always has the same id.
    const before = `${prefixOf({ ...OWN, run: "bbbbbbbb" })}x2`;
    for (const name of [dead, before, `${prefixOf(OWN)}x3`, `${prefixOf({ ...OWN, pid: ALIVE })}x4`])
      await left(name);
    expect((await swept()).toSorted()).toEqual([dead, before].toSorted());
  });

  it("is what nobody has touched for a day, whoever left it; a file that grows keeps its folder", async () => {
    const elsewhere = `${prefixOf({ ...OWN, machine: "ffffffff", pid: DEAD })}x1`;
    const old = "crm-upload-Ab12Cd";
    await left(elsewhere, DAY - 60_000);
    await left(old, DAY + 60_000);
    await left(`${prefixOf({ ...OWN, pid: ALIVE })}x2`, 2 * DAY);
    await utimes(join(folder, `${prefixOf({ ...OWN, pid: ALIVE })}x2`, "file"), new Date(), new Date());
    expect(await swept()).toEqual([old]);
    expect(await swept(Date.now() + DAY)).toContain(elsewhere);
  });

  it("is nothing of anybody else's, and nothing behind a link", async () => {
    await left("other-program-123", 9 * DAY);
    const target = await mkdtemp(join(tmpdir(), "sweep-target-"));
    onTestFinished(() => rm(target, { recursive: true, force: true }));
    await writeFile(join(target, "keep"), "me");
    await symlink(target, join(folder, `${prefixOf({ ...OWN, pid: DEAD })}x1`));
    await writeFile(join(folder, `${prefixOf({ ...OWN, pid: DEAD })}x2`), "a file by that name");
    expect(await swept()).toEqual([]);
    expect(await readdir(target)).toEqual(["keep"]);
  });

  it("may be nothing at all, where there is no such folder", async () => {
    await rm(folder, { recursive: true });
    expect(
      await sweepTemporaryFolders(silent, { folder, own: OWN, isRunning: () => false, now: Date.now }),
    ).toBe(0);
  });
});

it("an upload's folder says whose it is", async () => {
  const name = await withTemporaryFolder(async (path) => basename(path));
  expect(name.startsWith(prefixOf(OWN_FOLDERS))).toBe(true);
  expect(OWN_FOLDERS.pid).toBe(process.pid);
});
