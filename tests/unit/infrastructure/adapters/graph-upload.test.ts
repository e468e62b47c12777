import { createServer, type IncomingHttpHeaders } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { AppError } from "@/core/domain/errors";
import { Secret } from "@/core/domain/secret";
import { type Fetch, GraphClient } from "@/infrastructure/adapters/external/social/graph/graph-client";
import { webStream } from "@/infrastructure/media/web-stream";
import { sample } from "@/tests/fakes/graph/samples";
import { ManualClock } from "@/tests/fakes/manual-clock";
import { APP_SECRET } from "@/tests/unit/fakes/a-fake-person";
import { aGraphClient, answering } from "./a-graph";
import { HeardLines } from "./heard-lines";

const TOKEN = new Secret("EAAGvery-secret");
const SUCCESS = { success: true, message: "Upload successful." };

function file(chunks: number, size = 64 * 1024) {
  const seen = { given: 0, isClosed: false };
  async function* bytes() {
    try {
      for (; seen.given < chunks; seen.given += 1) yield new Uint8Array(size).fill(seen.given);
    } finally {
      seen.isClosed = true;
    }
  }
  return {
    seen,
    upload: { containerId: "17889", bytes: chunks * size, body: webStream(bytes()), token: TOKEN },
  };
}

async function refusalOf(fetch: Fetch, log = new HeardLines()): Promise<AppError> {
  const error: unknown = await aGraphClient(fetch, log)
    .upload(file(1).upload)
    .catch((thrown: unknown) => thrown);
  if (!(error instanceof AppError)) throw new Error("It was taken");
  return error;
}

describe("bytes for a container", () => {
  it("go to our own upload host with token, offset and size, and no proof", async () => {
    const requests: Request[] = [];
    const client = aGraphClient((request) => {
      requests.push(request);
      return Promise.resolve(Response.json(SUCCESS));
    });
    await client.upload(file(2, 1000).upload);
    const [request] = requests;
    expect(request?.url).toBe("https://rupload.facebook.com/ig-api-upload/v26.0/17889");
    expect(Object.fromEntries(request?.headers ?? [])).toEqual({
      authorization: `OAuth ${TOKEN.reveal()}`,
      offset: "0",
      file_size: "2000",
      "content-length": "2000",
      "content-type": "application/octet-stream",
    });
    expect([request?.method, request?.redirect]).toEqual(["POST", "error"]);
  });

  it("keep to the path, whatever a container is called", async () => {
    const urls: string[] = [];
    const client = aGraphClient((request) => {
      urls.push(request.url);
      return Promise.resolve(Response.json(SUCCESS));
    });
    await client.upload({ ...file(1).upload, containerId: "../me?x=1" });
    expect(urls).toEqual(["https://rupload.facebook.com/ig-api-upload/v26.0/..%2Fme%3Fx%3D1"]);
  });

  it("leave no token in the log", async () => {
    const log = new HeardLines();
    await aGraphClient(answering(SUCCESS), log).upload(file(1).upload);
    await refusalOf(
      answering({ debug_info: { retriable: false, message: TOKEN.reveal() } }, { status: 400 }),
      log,
    );
    expect(log.lines.join()).toContain("ig-api-upload/17889");
    expect(log.lines.join()).not.toContain(TOKEN.reveal());
  });
});

describe("an answer to bytes", () => {
  it.each<[string, unknown, number, object]>([
    [
      "that may pass: tried again",
      { debug_info: { retriable: true, type: "ProcessingFailedError", message: "x" } },
      400,
      { code: "platform_unavailable", details: { remedy: "retry" } },
    ],
    [
      "that will not pass: stop",
      sample("container-upload-failed"),
      400,
      { code: "media_rejected", details: { reason: "media_processing", remedy: "stop" } },
    ],
    [
      "that does not say whether it will pass: stop",
      { debug_info: {} },
      400,
      { code: "media_rejected", details: { remedy: "stop" } },
    ],
    [
      "in the envelope of the other host: what it says",
      { error: { message: "x", code: 190, error_subcode: 463 } },
      401,
      { code: "reconnect_required", details: { reason: "token_expired" } },
    ],
    ["of a proxy: unavailable", "<html>", 502, { code: "platform_unavailable" }],
    ["without success: unavailable", { success: false }, 200, { code: "platform_unavailable" }],
    ["without a body: unavailable", "", 200, { code: "platform_unavailable" }],
  ])("%s", async (_what, body, status, error) => {
    expect(await refusalOf(answering(body, { status }))).toMatchObject(error);
  });

  it("that never comes: unavailable", async () => {
    const error = await refusalOf(() => Promise.reject(new TypeError("fetch failed")));
    expect(error).toMatchObject({ code: "platform_unavailable", details: { platform: { status: null } } });
  });
});

describe("bytes on the wire", () => {
  async function aMeta(status = 200, body: unknown = SUCCESS, takes = true) {
    const none: IncomingHttpHeaders = {};
    const seen = { headers: none, bytes: 0 };
    const server = createServer((incoming, outgoing) => {
      seen.headers = incoming.headers;
      if (!takes) {
        outgoing.writeHead(status, { connection: "close" }).end(JSON.stringify(body));
        return;
      }
      incoming.on("data", (chunk: Buffer) => {
        seen.bytes += chunk.length;
      });
      incoming.on("end", () => {
        outgoing.writeHead(status).end(JSON.stringify(body));
      });
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const address = server.address();
    const uploadOrigin = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
    const config = {
      origin: uploadOrigin,
      uploadOrigin,
      version: "v26.0",
      appSecret: new Secret(APP_SECRET),
    };
    return { seen, client: new GraphClient(config, new HeardLines(), new ManualClock()) };
  }

  it("arrive whole, announced with their length and not in chunks", async () => {
    const { seen, client } = await aMeta();
    await client.upload(file(40).upload);
    expect(seen.headers["content-length"]).toBe(String(40 * 64 * 1024));
    expect(seen.headers["transfer-encoding"]).toBeUndefined();
    expect(seen.bytes).toBe(40 * 64 * 1024);
  });

  it("are let go of when Meta has said no before it took them all", async () => {
    const { client } = await aMeta(400, { debug_info: { retriable: true } }, false);
    const { seen, upload } = file(4_000);
    await expect(client.upload(upload)).rejects.toThrow(AppError);
    await expect.poll(() => seen.isClosed).toBe(true);
    expect(seen.given).toBeLessThan(4_000);
  });

  it("end when the work is called off", async () => {
    const { client } = await aMeta();
    const lost = new AbortController();
    async function* endless() {
      for (let chunks = 0; ; chunks += 1) {
        if (chunks === 20) lost.abort();
        yield new Uint8Array(64 * 1024);
      }
    }
    const upload = { containerId: "1", bytes: 300_000_000, body: webStream(endless()), token: TOKEN };
    await expect(client.upload({ ...upload, signal: lost.signal })).rejects.toThrow(AppError);
  });
});
