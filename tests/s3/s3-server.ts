import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterAll, vi } from "vitest";
import type { S3Settings } from "@/infrastructure/media/s3-settings";
import { buildS3Server } from "./build-s3-server";

/**
 * A real S3-compatible server in memory, for as long as the test file runs. Null, with a sentence, where there
 * is no Go to build it: what needs it is skipped.
 */
export async function startS3Server(): Promise<S3Settings | null> {
  const binary = await buildS3Server();
  if (binary === null) {
    process.stdout.write(
      "No Go here, so no S3 server: the tests of S3 are skipped. Install Go 1.24 to run them.\n",
    );
    return null;
  }
  // Amazon's client warns of Node 20, which still works; not in the middle of the results.
  vi.stubEnv("AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED", "true");
  // It ends when its standard input closes, and that happens however this process dies.
  const child = spawn(binary, { stdio: ["pipe", "pipe", "inherit"] });
  afterAll(() => stop(child));
  return {
    bucket: "media",
    region: "us-east-1",
    endpoint: await firstLine(child),
    keys: { accessKeyId: "AKIATESTACCESSKEY", secretAccessKey: "a-secret-access-key" },
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("The S3 server cannot be heard");
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error("The S3 server did not start");
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.stdin?.end();
  await gone;
}
