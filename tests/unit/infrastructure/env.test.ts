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
    ["MONGODB_URI", "mysql://db.example.com"],
    ["MONGODB_URI", "mongodb://"],
    ["MONGODB_URI", "mongodb://db.example.com:99999"],
    ["MONGODB_URI", "mongodb://crm:p@ss@db.example.com"],
    ["MONGODB_URI", "mongodb://crm:p/ss@db.example.com/crm"],
    ["MONGODB_URI", "mongodb://db.example.com/?tls=maybe"],
    ["MONGODB_URI", "mongodb://db.example.com/?made=up"],
    ["MONGODB_URI", "mongodb://a database"],
    ["MONGODB_URI", "mongodb+srv://a.example.com:27017"],
    ["MONGODB_URI", "mongodb://%"],
    ["META_GRAPH_URL", "http://graph.example.com"],
    ["META_DIALOG_URL", "http://10.0.0.7"],
    ["META_UPLOAD_URL", "http://rupload.example.com"],
    ["INSTAGRAM_REDIRECT_URI", "http://crm.example.com/api/auth/instagram/callback"],
    ["SIGN_IN_URL", "//evil.example"],
    ["SIGN_IN_URL", "javascript:alert(1)"],
    ["INSTAGRAM_REDIRECT_URI", "javascript:alert(1)"],
    ["META_GRAPH_URL", "http://user:pass@graph.example/path"],
    ["APP_URL", "https://crm.example.com/sub?x"],
    ["MEDIA_URL_ALLOWED_HOSTS", "http://cdn.example/"],
    ["TOKEN_ENCRYPTION_KEYS", "k1:c2hvcnQ="],
    ["META_UPLOAD_URL", "https://upload.example/path"],
    ["MEDIA_QUOTA_PER_OWNER", "20"],
    ["MEDIA_QUOTA_PER_OWNER", "0 GB"],
    ["MEDIA_QUOTA_PER_OWNER", "much"],
    ["MEDIA_QUOTA_PER_OWNER", "-1 GB"],
    ["MEDIA_STORAGE", "disk"],
    ["S3_BUCKET", "Not a bucket"],
    ["S3_REGION", "eu central"],
    ["S3_ENDPOINT", "https://key:secret@s3.example"],
    ["S3_ENDPOINT", "https://s3.example/?x"],
    ["S3_PUBLIC_URL", "http://media.example"],
    ["S3_PUBLIC_URL", "//media.example"],
  ])("refuses %s=%s", (name, value) => {
    expect(problemsOf({ [name]: value }).map((problem) => problem.split(" ")[0])).toEqual([name]);
  });

  it.each([
    "mongodb://db.example.com:27017,db2.example.com/crm?replicaSet=rs0&tls=true",
    "mongodb+srv://crm:p%40ss%2F@cluster0.abcde.mongodb.net/?retryWrites=true&w=majority",
    "mongodb://[::1]:27017",
    "mongodb://%2Fvar%2Frun%2Fmongodb.sock",
  ])("takes %s for a database", (uri) => {
    expect(problemsOf({ MONGODB_URI: uri })).toEqual([]);
  });

  it("never repeats what stands where the database should", () => {
    const secret = "hunter2-is-the-password";
    for (const uri of [`mongodb://crm:${secret}@:27017@host`, `mongodb://${secret}:99999`, secret])
      expect(problemsOf({ MONGODB_URI: uri }).join()).not.toContain(secret);
  });

  it("takes http for Meta on this machine, and elsewhere outside production", () => {
    const graph = (META_GRAPH_URL: string, over = {}) => problemsOf({ META_GRAPH_URL, ...over });
    expect(graph("http://127.0.0.1:4010")).toEqual([]);
    expect(graph("http://meta:4010", { APP_MODE: "development", APP_URL: "http://localhost:3000" })).toEqual(
      [],
    );
  });

  it("keeps media in the database unless a bucket is named, and then needs to know where that is", () => {
    expect(readEnv(GOOD)).toMatchObject({
      MEDIA_STORAGE: "gridfs",
      META_UPLOAD_URL: "https://rupload.facebook.com",
    });
    const names = problemsOf({ MEDIA_STORAGE: "s3" }).map((problem) => problem.split(" ")[0]);
    expect(names).toEqual(["S3_BUCKET", "S3_REGION"]);
  });

  it("takes the keys of a bucket both or not at all, and never says one", () => {
    const bucket = { MEDIA_STORAGE: "s3", S3_BUCKET: "crm-media", S3_REGION: "eu-central-1" };
    const [id, secret] = ["the-id-of-a-key", "the-secret-of-a-key"];
    expect(problemsOf(bucket)).toEqual([]);
    expect(problemsOf({ ...bucket, S3_ACCESS_KEY_ID: id, S3_SECRET_ACCESS_KEY: secret })).toEqual([]);
    const halves = [
      ...problemsOf({ ...bucket, S3_ACCESS_KEY_ID: id }),
      ...problemsOf({ ...bucket, S3_SECRET_ACCESS_KEY: secret }),
    ];
    expect(halves.map((problem) => problem.split(" ")[0])).toEqual([
      "S3_SECRET_ACCESS_KEY",
      "S3_ACCESS_KEY_ID",
    ]);
    expect(halves.join()).not.toMatch(/the-(id|secret)/);
  });

  it("takes addresses of a bucket as they are, without the slash at their end", () => {
    const read = readEnv({
      ...GOOD,
      S3_ENDPOINT: "http://minio.internal:9000/",
      S3_PUBLIC_URL: "https://media.example.com/crm/",
    });
    expect(read.S3_ENDPOINT).toBe("http://minio.internal:9000");
    expect(read.S3_PUBLIC_URL).toBe("https://media.example.com/crm");
  });

  it.each([
    ["20 GB", 20 * 1024 ** 3],
    ["1.5tb", 1.5 * 1024 ** 4],
    [" 300 MB ", 300 * 1024 ** 2],
    ["5B", 5],
  ])("reads %s as so many bytes", (size, bytes) => {
    expect(readEnv({ ...GOOD, MEDIA_QUOTA_PER_OWNER: size }).MEDIA_QUOTA_PER_OWNER).toBe(bytes);
  });

  it("keeps demo and development on this machine", () => {
    expect(problemsOf({ APP_MODE: "demo" })).toHaveLength(1);
    expect(problemsOf({ APP_MODE: "demo", APP_URL: "http://localhost:3000" })).toEqual([]);
  });
});
