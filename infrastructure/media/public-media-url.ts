import { BlockList, isIP } from "node:net";
import type { MediaUrlRule } from "@/core/application/interfaces/social/media-url-rule";

/** Ranges that never lead to a public server (IANA special-purpose registries). */
const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const) {
  PRIVATE.addSubnet(network, prefix, "ipv4");
}
for (const [network, prefix] of [
  ["::", 96],
  ["::ffff:0:0", 96],
  ["64:ff9b::", 96],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const) {
  PRIVATE.addSubnet(network, prefix, "ipv6");
}

/**
 * Public https by its spelling: hosts that are addresses must be public ones, names must have a dot and a
 * public ending. `allowedHosts` (`host:port`) are let through whatever they are.
 */
export class PublicMediaUrl implements MediaUrlRule {
  constructor(private readonly allowedHosts: readonly string[]) {}

  problemWith(address: string): string | null {
    if (!URL.canParse(address)) return "This is not an address";
    const url = new URL(address);
    if (url.username !== "" || url.password !== "") return "The address must not contain a name or password";
    if ((url.protocol === "https:" || url.protocol === "http:") && this.isAllowed(url)) return null;
    if (url.protocol !== "https:")
      return "Instagram fetches the file itself: the address must start with https";
    return isPublicHost(url.hostname) ? null : "Instagram cannot reach this address: it is not public";
  }

  private isAllowed(url: URL): boolean {
    const port = url.port === "" ? (url.protocol === "https:" ? "443" : "80") : url.port;
    return this.allowedHosts.some((host) => host === `${url.hostname}:${port}` || host === url.host);
  }
}

function isPublicHost(hostname: string): boolean {
  const host = hostname
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "")
    .toLowerCase();
  const family = isIP(host);
  if (family !== 0) return !PRIVATE.check(host, family === 4 ? "ipv4" : "ipv6");
  return (
    host.includes(".") && !/\.(localhost|local|internal|intranet|lan|home|corp|arpa|test|invalid)$/.test(host)
  );
}
