import { isIP } from "node:net";
import { foreignCharacter } from "@/core/domain/marketing/pasted-text";
import { isPublicAddress } from "@/infrastructure/media/remote/public-address";

/** Visible ASCII after the scheme, and no backslash: what one parser calls a path another calls a host. */
const PLAIN_ADDRESS = /^https?:\/\/[\x21-\x5b\x5d-\x7e]+$/i;
const PLAIN_CHARACTER = /[\x21-\x5b\x5d-\x7e]/;

export const NOT_PUBLIC = "Instagram cannot reach this address: it is not public";

/**
 * Public https by its spelling: hosts that are addresses must be public ones, names must have a dot and a
 * public ending. `allowedHosts` (`host:port`) are let through whatever they are.
 */
export class PublicMediaUrl {
  constructor(private readonly allowedHosts: readonly string[]) {}

  /** A sentence for the person when Meta could not fetch this address or we may not name it; else null. */
  problemWith(address: string): string | null {
    if (!URL.canParse(address)) return "This is not an address";
    const foreign = foreignCharacter(address, PLAIN_CHARACTER);
    if (foreign !== null) return `The address must use plain letters and signs only; it has ${foreign}`;
    if (!PLAIN_ADDRESS.test(address)) return "The address must start with https://";
    const url = new URL(address);
    if (url.username !== "" || url.password !== "") return "The address must not contain a name or password";
    if ((url.protocol === "https:" || url.protocol === "http:") && this.isAllowed(url)) return null;
    if (url.protocol !== "https:")
      return "Instagram fetches the file itself: the address must start with https";
    return isPublicHost(url.hostname) ? null : NOT_PUBLIC;
  }

  /** Whether the settings let this host through, whatever it is. */
  isAllowed(url: URL): boolean {
    const port = url.port === "" ? (url.protocol === "https:" ? "443" : "80") : url.port;
    return this.allowedHosts.some((host) => host === `${url.hostname}:${port}` || host === url.host);
  }
}

function isPublicHost(hostname: string): boolean {
  const host = hostname
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "")
    .toLowerCase();
  if (isIP(host) !== 0) return isPublicAddress(host);
  return (
    /^[^.]+(\.[^.]+)+$/.test(host) &&
    !/\.(localhost|local|internal|intranet|lan|home|corp|arpa|test|invalid|onion)$/.test(host)
  );
}
