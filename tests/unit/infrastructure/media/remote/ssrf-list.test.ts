import { describe, expect, it } from "vitest";
import { PublicMediaUrl } from "@/infrastructure/media/public-media-url";
import { RemoteMediaPreflight } from "@/infrastructure/media/remote/media-preflight";
import { PublicFetch } from "@/infrastructure/media/remote/public-fetch";
import { IMAGE, resolving } from "./a-host";

/** Everything as in production but the resolver; what gets past it is a request to an address below. */
function judged(address: string, ...answers: readonly (readonly string[])[]) {
  const resolve = resolving(...answers);
  const remote = new PublicFetch({ rule: new PublicMediaUrl([]), resolve });
  const problem = new RemoteMediaPreflight(remote, 1_000).problemWith(address, IMAGE);
  return { problem, lookedUp: resolve.asked };
}

const REFUSED = { rule: "url_public", message: expect.any(String), limit: "https" };

/** The link-local address where clouds keep their credentials. */
const METADATA = "169.254.169.254";

describe("an address that is not public, by its spelling", () => {
  it.each([
    ["loopback", "https://127.0.0.1/a.jpg"],
    ["loopback with a port", "https://127.0.0.1:8443/a.jpg"],
    ["all of loopback", "https://127.255.255.254/a.jpg"],
    ["this network", "https://0.0.0.0/a.jpg"],
    ["a decimal address", "https://2130706433/a.jpg"],
    ["an octal address", "https://0177.0.0.1/a.jpg"],
    ["an octal address without dots", "https://017700000001/a.jpg"],
    ["a hexadecimal address", "https://0x7f000001/a.jpg"],
    ["a hexadecimal part", "https://0x7f.1/a.jpg"],
    ["a short address", "https://127.1/a.jpg"],
    ["a shorter one", "https://0/a.jpg"],
    ["mixed notations", "https://0x7f.0.0.01/a.jpg"],
    ["an address with a trailing dot", "https://127.0.0.1./a.jpg"],
    ["10.0.0.0/8", "https://10.1.2.3/a.jpg"],
    ["172.16.0.0/12", "https://172.31.255.1/a.jpg"],
    ["192.168.0.0/16", "https://192.168.0.1/a.jpg"],
    ["shared addresses of providers", "https://100.64.0.1/a.jpg"],
    ["link-local", "https://169.254.0.1/a.jpg"],
    ["the metadata of a cloud", `https://${METADATA}/latest/meta-data/`],
    ["the metadata of a cloud in decimal", "https://2852039166/latest/meta-data/"],
    ["benchmarking", "https://198.18.0.1/a.jpg"],
    ["documentation", "https://203.0.113.7/a.jpg"],
    ["multicast", "https://224.0.0.1/a.jpg"],
    ["broadcast", "https://255.255.255.255/a.jpg"],
    ["IPv6 loopback", "https://[::1]/a.jpg"],
    ["IPv6 loopback in full", "https://[0:0:0:0:0:0:0:1]/a.jpg"],
    ["IPv6 unspecified", "https://[::]/a.jpg"],
    ["IPv4-mapped", "https://[::ffff:127.0.0.1]/a.jpg"],
    ["IPv4-mapped in hexadecimal", "https://[::ffff:7f00:1]/a.jpg"],
    ["IPv4-mapped metadata", "https://[::ffff:169.254.169.254]/a.jpg"],
    ["IPv4-compatible", "https://[::7f00:1]/a.jpg"],
    ["IPv4-translated", "https://[::ffff:0:127.0.0.1]/a.jpg"],
    ["IPv6 link-local", "https://[fe80::1]/a.jpg"],
    ["IPv6 site-local", "https://[fec0::1]/a.jpg"],
    ["ULA fc00", "https://[fc00::1]/a.jpg"],
    ["ULA fd00", "https://[fd00:ec2::254]/a.jpg"],
    ["NAT64", "https://[64:ff9b::7f00:1]/a.jpg"],
    ["local NAT64", "https://[64:ff9b:1::7f00:1]/a.jpg"],
    ["6to4", "https://[2002:7f00:1::]/a.jpg"],
    ["Teredo", "https://[2001:0:7f00:1::1]/a.jpg"],
    ["IPv6 documentation", "https://[2001:db8::1]/a.jpg"],
    ["IPv6 multicast", "https://[ff02::1]/a.jpg"],
    ["IPv6 discard", "https://[100::1]/a.jpg"],
    ["localhost", "https://localhost/a.jpg"],
    ["localhost with a port", "https://localhost:3000/a.jpg"],
    ["localhost with a trailing dot", "https://localhost./a.jpg"],
    ["localhost with two", "https://localhost../a.jpg"],
    ["localhost in capitals", "https://LOCALHOST/a.jpg"],
    ["a name under localhost", "https://cdn.localhost/a.jpg"],
    ["a name under localhost with a trailing dot", "https://cdn.LocalHost./a.jpg"],
    ["a name without a dot", "https://intranet/a.jpg"],
    ["a printer", "https://printer.local/a.jpg"],
    ["the metadata host", "https://metadata.google.internal/computeMetadata/v1/"],
    ["the metadata host with a trailing dot", "https://metadata.google.internal./computeMetadata/v1/"],
    ["a reverse name", "https://1.0.0.127.in-addr.arpa/a.jpg"],
    ["a percent-encoded address", "https://%31%32%37.0.0.1/a.jpg"],
    ["percent-encoded dots", "https://127%2e0%2e0%2e1/a.jpg"],
    ["a percent-encoded name", "https://%6c%6fcalhost/a.jpg"],
    ["percent-encoded fullwidth digits", "https://%EF%BC%91%EF%BC%92%EF%BC%97.0.0.1/a.jpg"],
    ["fullwidth digits", "https://１２７.0.0.1/a.jpg"],
    ["digits in circles", "https://①②⑦.⓪.⓪.①/a.jpg"],
    ["ideographic full stops", "https://127。0。0。1/a.jpg"],
    ["halfwidth full stops", "https://127｡0｡0｡1/a.jpg"],
    ["percent-encoded ideographic full stops", "https://127%E3%80%820%E3%80%820%E3%80%821/a.jpg"],
    ["a public name as user", "https://cdn.shop.com@127.0.0.1/a.jpg"],
    ["a public name as password", "https://me:cdn.shop.com@127.0.0.1/a.jpg"],
    ["a user at a public name", "https://me@cdn.shop.com/a.jpg"],
    ["a public name in the fragment", "https://127.0.0.1#@cdn.shop.com/a.jpg"],
    ["a public name in the query", "https://127.0.0.1?@cdn.shop.com/a.jpg"],
    ["a backslash before a public name", "https://127.0.0.1\\@cdn.shop.com/a.jpg"],
    ["backslashes for slashes", "https:\\\\127.0.0.1\\a.jpg"],
    ["no slashes", "https:127.0.0.1/a.jpg"],
    ["three slashes", "https:///127.0.0.1/a.jpg"],
    ["a tab in the name", "https://127.0.\t0.1/a.jpg"],
    ["a line break in the scheme", "htt\nps://127.0.0.1/a.jpg"],
    ["a line break that hides a header", "https://cdn.shop.com/a.jpg\r\nHost: 127.0.0.1"],
    ["a space in front", " https://127.0.0.1/a.jpg"],
    ["a null byte", "https://127.0.0.1\u0000.shop.com/a.jpg"],
    ["plain http", "http://cdn.shop.com/a.jpg"],
    ["a file", "file:///etc/passwd"],
    ["ftp", "ftp://cdn.shop.com/a.jpg"],
    ["gopher", "gopher://127.0.0.1:6379/_INFO"],
    ["data", "data:image/png;base64,AAAA"],
    ["a script", "javascript:alert(1)"],
    ["a blob", "blob:https://cdn.shop.com/a"],
    ["no address", "cdn.shop.com/a.jpg"],
  ])("%s is refused, and nobody is asked: %s", async (_what, address) => {
    const { problem, lookedUp } = judged(address, ["93.184.215.14"]);
    expect(await problem).toEqual(REFUSED);
    expect(lookedUp).toEqual([]);
  });
});

describe("a public-looking name", () => {
  it.each([
    ["loopback", ["127.0.0.1"]],
    ["a private network", ["10.0.0.5"]],
    ["the metadata of a cloud", [METADATA]],
    ["nothing in particular", ["0.0.0.0"]],
    ["shared addresses of providers", ["100.100.100.200"]],
    ["multicast", ["239.255.255.250"]],
    ["IPv6 loopback", ["::1"]],
    ["an IPv4-mapped address", ["::ffff:10.0.0.5"]],
    ["IPv6 link-local", ["fe80::1%eth0"]],
    ["ULA", ["fd12:3456::1"]],
    ["NAT64", ["64:ff9b::a00:5"]],
    ["6to4", ["2002:a00:5::1"]],
    ["Teredo", ["2001:0:4136:e378::1"]],
    ["a public and a private address", ["93.184.215.14", "10.0.0.5"]],
    ["a public IPv4 and a private IPv6 address", ["93.184.215.14", "fd00::5"]],
    ["no IP address at all", ["localhost"]],
  ])("that resolves to %s is refused", async (_what, addresses) => {
    const { problem, lookedUp } = judged("https://10.0.0.5.nip.io/a.jpg", addresses);
    expect(await problem).toEqual(REFUSED);
    expect(lookedUp).toEqual(["10.0.0.5.nip.io"]);
  });
});
