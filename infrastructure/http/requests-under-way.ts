import type { Server } from "node:http";
import { onRequestStart } from "@/infrastructure/http/request-start";

/** The requests of this process that have no whole answer yet. */
export class RequestsUnderWay {
  readonly #ends = new Set<Promise<void>>();
  readonly #servers = new Set<Server>();
  #isLeaving = false;

  watch(): void {
    onRequestStart(({ response, server }) => {
      this.#servers.add(server);
      if (this.#isLeaving) response.shouldKeepAlive = false;
      const end: Promise<void> = new Promise((resolve) => response.once("close", resolve));
      this.#ends.add(end);
      void end.then(() => this.#ends.delete(end));
    });
  }

  /** From now on every answer ends its connection, so that the next request goes to another process. */
  leave(): void {
    this.#isLeaving = true;
    for (const server of this.#servers) server.closeIdleConnections();
  }

  /** Resolves when those that are under way now have their answers, sent or given up by who asked. */
  async ended(): Promise<void> {
    await Promise.all(this.#ends);
  }

  /** Takes no more connections. */
  close(): void {
    for (const server of this.#servers) {
      server.close();
      server.closeIdleConnections();
    }
  }
}
