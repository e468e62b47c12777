import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import type { HostAddress } from "@/infrastructure/media/remote/resolve-host";

/** A server's headers are a few hundred bytes; nobody needs more than this to name a file. */
const MAX_HEADER_BYTES = 8 * 1024;
/** Some servers refuse whoever has none. */
const USER_AGENT = "crm-media-check/1.0";

export interface PinnedRequest {
  readonly method: "HEAD" | "GET";
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly ca?: string;
}

/**
 * One request on a connection of its own to one of exactly these addresses, while the name stays in Host and
 * SNI. Follows nothing; rejects when there is no answer.
 */
export function sendPinned(
  url: URL,
  addresses: readonly HostAddress[],
  { method, headers, signal, ca }: PinnedRequest,
): Promise<IncomingMessage> {
  const { request: send } = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    const request = send(url, {
      method,
      headers: { accept: "*/*", "user-agent": USER_AGENT, ...headers },
      signal,
      agent: false,
      maxHeaderSize: MAX_HEADER_BYTES,
      lookup: onlyTo(addresses),
      ...(ca === undefined ? {} : { ca }),
    });
    request.on("response", resolve);
    request.on("error", reject);
    request.end();
  });
}

function onlyTo(addresses: readonly HostAddress[]): LookupFunction {
  return (_hostname, options, callback) => {
    const [first] = addresses;
    if (first === undefined) callback(new Error("The name has no address"), []);
    else if (options.all === true) callback(null, [...addresses]);
    else callback(null, first.address, first.family);
  };
}
