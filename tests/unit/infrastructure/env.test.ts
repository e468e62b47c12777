import { describe, expect, it } from "vitest";
import { EnvironmentError, readEnv } from "@/infrastructure/env";

const GOOD = {
  NODE_ENV: "production" as const,
  APP_URL: "https://crm.example.com",
  MONGODB_URI: "mongodb://db.example.com",
  ADMIN_SESSION_SECRET: "s".repeat(32),
  TOKEN_ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 1).toString("base64")}`,
};

function problemsOf(over: Readonly<Record<string, string>>): readonly string[] {
  try {
    readEnv({ ...GOOD, ...over });
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
}

describe("the environment", () => {
  it("fills in what may be left out", () => {
    expect(readEnv(GOOD)).toMatchObject({
      APP_MODE: "production",
      PUBLISH_WORKER: "off",
      MONGODB_DB: "crm",
      META_GRAPH_VERSION: "v26.0",
      INSTAGRAM_REDIRECT_URI: "https://crm.example.com/api/auth/instagram/callback",
      SIGN_IN_URL: undefined,
    });
  });

  it("names every problem at once, and never a value", () => {
    const secret = "too-short-secret";
    const problems = problemsOf({
      APP_URL: "http://crm.example.com",
      ADMIN_SESSION_SECRET: secret,
      INSTAGRAM_APP_ID: "1",
      META_GRAPH_VERSION: "26",
    });
    const names = problems.map((problem) => problem.split(" ")[0]).sort();
    expect(names).toEqual(["ADMIN_SESSION_SECRET", "APP_URL", "INSTAGRAM_APP_SECRET", "META_GRAPH_VERSION"]);
    expect(problems.join()).not.toContain(secret);
  });

  it.each([
    ["SIGN_IN_URL", "//evil.example"],
    ["SIGN_IN_URL", "javascript:alert(1)"],
    ["INSTAGRAM_REDIRECT_URI", "javascript:alert(1)"],
    ["META_GRAPH_URL", "http://user:pass@graph.example/path"],
    ["APP_URL", "https://crm.example.com/sub?x"],
    ["MEDIA_URL_ALLOWED_HOSTS", "http://cdn.example/"],
    ["TOKEN_ENCRYPTION_KEYS", "k1:c2hvcnQ="],
  ])("refuses %s=%s", (name, value) => {
    expect(problemsOf({ [name]: value }).map((problem) => problem.split(" ")[0])).toEqual([name]);
  });

  it("keeps demo and development on this machine", () => {
    expect(problemsOf({ APP_MODE: "demo" })).toHaveLength(1);
    expect(problemsOf({ APP_MODE: "demo", APP_URL: "http://localhost:3000" })).toEqual([]);
  });
});
