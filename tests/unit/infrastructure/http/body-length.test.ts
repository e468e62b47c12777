import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sendBodyLengths, withBodyLength } from "@/infrastructure/http/body-length";

let server: Server;

/** Sends what a route handler answers as Next does: all headers but the length. */
beforeAll(async () => {
  sendBodyLengths();
  server = createServer((request, response) => {
    const length = new URL(request.url ?? "", "http://localhost").searchParams.get("length");
    const answer = withBodyLength(
      new Response(null, length ? { headers: { "content-length": length } } : {}),
    );
    for (const [name, value] of answer.headers)
      if (name !== "content-length") response.setHeader(name, value);
    if (request.method !== "HEAD") response.write("abc");
    response.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.close();
});

async function visit(path: string, method = "GET") {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port");
  const { headers } = await fetch(`http://127.0.0.1:${address.port}${path}`, { method });
  return [headers.get("content-length"), headers.get("transfer-encoding"), headers.get("x-body-length")];
}

it.each(["GET", "HEAD"])("tells the length that the handler told (%s)", async (method) => {
  expect(await visit("/?length=3", method)).toEqual(["3", null, null]);
});

it("leaves other answers as they are", async () => {
  expect(await visit("/")).toEqual([null, "chunked", null]);
});
