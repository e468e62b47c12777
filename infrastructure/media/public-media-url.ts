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
  ["192.0.2.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const) {
  PRIVATE.addSubnet(network, prefix, "ipv4");
}
/** Global unicast, 2000::/3; what is not does not lead to a public server. */
const GLOBAL_UNICAST = /^[23][\da-f]{3}:/;

/** Within it what leads elsewhere: Teredo and its neighbours, documentation, 6to4. */
for (const [network, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const) {
  PRIVATE.addSubnet(network, prefix, "ipv6");
}

/** Visible ASCII after the scheme, and no backslash: what one parser calls a path another calls a host. */
const PLAIN_ADDRESS = /^https?:\/\/[\x21-\x5b\x5d-\x7e]+$/;

/**
 * Public https by its spelling: hosts that are addresses must be public ones, names must have a dot and a
 * public ending. `allowedHosts` (`host:port`) are let through whatever they are.
 */
export class PublicMediaUrl implements MediaUrlRule {
  constructor(private readonly allowedHosts: readonly string[]) {}

  problemWith(address: string): string | null {
    if (!URL.canParse(address)) return "This is not an address";
    if (!PLAIN_ADDRESS.test(address))
      return "The address must start with https:// and use plain letters and signs only";
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
  if (family === 4) return !PRIVATE.check(host, "ipv4");
  if (family === 6) return GLOBAL_UNICAST.test(host) && !PRIVATE.check(host, "ipv6");
  return (
    /^[^.]+(\.[^.]+)+$/.test(host) &&
    !/\.(localhost|local|internal|intranet|lan|home|corp|arpa|test|invalid|onion)$/.test(host)
  );
}
