import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { scratchFolder } from "@/scripts/support/scratch-folder";

const MAKER = `
  import { tmpdir } from "node:os";
  import { scratchFolder } from "./scripts/support/scratch-folder.ts";
  const { path } = await scratchFolder(tmpdir(), "crm-scratch-test");
  process.stdout.write(path, () => process.exit(1));`;

describe("a folder of a process", () => {
  it("goes when it is removed, with what is in it", async () => {
    const folder = await scratchFolder(tmpdir(), "crm-scratch-test");
    await writeFile(path.join(folder.path, "file"), "words");
    await folder.remove();
    expect(existsSync(folder.path)).toBe(false);
  });

  it("goes with the process that leaves without removing it", async () => {
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", MAKER]);
    const [folder] = await once(child.stdout, "data");
    await once(child, "exit");
    expect(String(folder)).toContain("crm-scratch-test-");
    expect(existsSync(String(folder))).toBe(false);
  });
});
