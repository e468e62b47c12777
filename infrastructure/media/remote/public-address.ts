import { BlockList, isIP } from "node:net";

/** Ranges that never lead to a public server (IANA special-purpose registries, as of 2026-11). */
const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const) {
  PRIVATE.addSubnet(network, prefix, "ipv4");
}

/**
 * Global unicast, 2000::/3. What is not does not lead to a public server: loopback, link-local, ULA, multicast,
 * and IPv4 in the clothes of IPv6 (mapped, compatible, translated by NAT64).
 */
const GLOBAL_UNICAST = /^[23][\da-f]{3}:[\da-f:.]*$/i;

/** Within it what leads elsewhere: Teredo and its neighbours, documentation, 6to4. */
for (const [network, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const) {
  PRIVATE.addSubnet(network, prefix, "ipv6");
}

/** Whether an IP address, as resolvers and URL parsers print it, is one of a public server. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !PRIVATE.check(address, "ipv4");
  return family === 6 && GLOBAL_UNICAST.test(address) && !PRIVATE.check(address, "ipv6");
}
