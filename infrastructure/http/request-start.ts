import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";

/** Node's own, published before anybody else sees the request (nodejs.org, "Diagnostics Channel", HTTP). */
const REQUEST_STARTS = "http.server.request.start";

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly server: Server;
}

/** Shows every request of this process's HTTP servers before Next sees it. */
export function onRequestStart(listener: (exchange: Exchange) => void): void {
  subscribe(REQUEST_STARTS, (message) => {
    if (isExchange(message)) listener(message);
  });
}

function isExchange(message: unknown): message is Exchange {
  return typeof message === "object" && message !== null && "request" in message && "response" in message;
}
