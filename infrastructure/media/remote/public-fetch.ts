import type { IncomingMessage } from "node:http";
import { NOT_PUBLIC, type PublicMediaUrl } from "@/infrastructure/media/public-media-url";
import { isPublicAddress } from "@/infrastructure/media/remote/public-address";
import { type HostAddress, type ResolveHost, resolveHost } from "@/infrastructure/media/remote/resolve-host";
import { sendPinned } from "@/infrastructure/media/remote/send-pinned";

/** graph-api.md §3.1: Meta itself may not follow a single one; whoever needs more than this goes in circles. */
const MAX_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Whoever is asked may not be: the sentence is for the person. */
export class AddressRefused extends Error {
  override readonly name = "AddressRefused";
}

export interface RemoteRequest {
  readonly method: "HEAD" | "GET";
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export interface PublicFetchParts {
  readonly rule: PublicMediaUrl;
  readonly resolve?: ResolveHost;
  /** Which addresses may be connected to; tests have their servers on loopback. */
  readonly isPublic?: (address: string) => boolean;
  /** The certificate authority to trust instead of the usual ones. */
  readonly ca?: string;
}

/**
 * Asks servers that strangers name, and only public ones: every hop is judged by its spelling and by all
 * addresses of its name, and connected to at exactly these, so that a name cannot change its meaning between
 * the check and the request. It brings no cookies and no credentials along.
 */
export class PublicFetch {
  readonly #with: Required<Omit<PublicFetchParts, "ca">> & Pick<PublicFetchParts, "ca">;

  constructor(parts: PublicFetchParts) {
    this.#with = { resolve: resolveHost, isPublic: isPublicAddress, ...parts };
  }

  /**
   * The answer whose body nobody has read: destroy it where nobody will.
   * @throws AddressRefused when this address, or one that it sends on to, may not be asked; any other error: no answer
   */
  async open(address: string, request: RemoteRequest): Promise<IncomingMessage> {
    const { ca } = this.#with;
    let url = this.checked(address, "");
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const addresses = await this.addressesOf(url, request.signal);
      const answer = await sendPinned(url, addresses, { ...request, ...(ca === undefined ? {} : { ca }) });
      const { location } = answer.headers;
      if (!REDIRECTS.has(answer.statusCode ?? 0) || location === undefined) return answer;
      answer.destroy();
      url = this.checked(absolute(location, url), "This address sends on to another one. ");
    }
    throw new AddressRefused(`This address sends on more than ${MAX_REDIRECTS} times`);
  }

  /** A sentence for the person when no request to this address is thinkable; else null. */
  spellingProblem(address: string): string | null {
    return this.#with.rule.problemWith(address);
  }

  private checked(address: string, preface: string): URL {
    const problem = this.spellingProblem(address);
    if (problem !== null) throw new AddressRefused(`${preface}${problem}`);
    return new URL(address);
  }

  /** All of them, and none that is not public: a name may have several, and the next look-up may give others. */
  private async addressesOf(url: URL, signal: AbortSignal): Promise<readonly HostAddress[]> {
    const addresses = await this.#with.resolve(url.hostname.replace(/^\[|\]$/g, ""), signal);
    const isAllowed = this.#with.rule.isAllowed(url);
    if (!isAllowed && !addresses.every(({ address }) => this.#with.isPublic(address)))
      throw new AddressRefused(NOT_PUBLIC);
    return addresses;
  }
}

function absolute(location: string, base: URL): string {
  return URL.canParse(location, base.href) ? new URL(location, base).href : location;
}
