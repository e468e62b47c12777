import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { findFreePort } from "@/scripts/support/free-port";

function listen(host: string): Promise<{ port: number; close: () => void }> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, host, () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      resolve({ port, close: () => server.close() });
    });
  });
}

describe("the search for a free port", () => {
  it("passes over one that is taken", async () => {
    const taken = await listen("127.0.0.1");
    expect(await findFreePort(taken.port)).toBeGreaterThan(taken.port);
    taken.close();
  });

  it("gives the wanted one when nothing listens there", async () => {
    const { port, close } = await listen("127.0.0.1");
    close();
    expect(await findFreePort(port)).toBe(port);
  });
});
