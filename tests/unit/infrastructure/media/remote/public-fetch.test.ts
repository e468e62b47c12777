import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { AddressRefused, type PublicFetch } from "@/infrastructure/media/remote/public-fetch";
import { type Answering, aHost, aPublicFetch, OTHER, PRIVATE_IP, PUBLIC_IP, resolving, SHOP } from "./a-host";

const picture: Answering = (_asked, out) => {
  out.writeHead(200, { "content-type": "image/jpeg", "content-length": "3" }).end("abc");
};

/** Redirects by path: `/to?<address>`. */
const redirecting: Answering = (asked, out) => {
  const [path = "", ...rest] = asked.url.split("?");
  if (path === "/to") out.writeHead(302, { location: rest.join("?"), "set-cookie": "a=b" }).end();
  else picture(asked, out);
};

const open = (remote: PublicFetch, address: string) =>
  remote.open(address, { method: "GET", signal: AbortSignal.timeout(2_000) });

async function statusOf(remote: PublicFetch, address: string): Promise<number | undefined> {
  const answer = await open(remote, address);
  answer.destroy();
  return answer.statusCode;
}

describe("asking a server that a stranger named", () => {
  it("keeps its name in Host and SNI, whatever address it was found at", async () => {
    const host = await aHost(picture);
    expect(await statusOf(aPublicFetch(), host.at("/a.jpg?x=1&y=%2F"))).toBe(200);
    expect(host.asked).toEqual([
      expect.objectContaining({ url: "/a.jpg?x=1&y=%2F", serverName: SHOP, method: "GET" }),
    ]);
    expect(host.asked[0]?.headers.host).toBe(`${SHOP}:${host.port}`);
  });

  it("brings neither cookies nor credentials along, also after a redirect", async () => {
    const host = await aHost(redirecting);
    expect(await statusOf(aPublicFetch(), host.at("/to?/a.jpg"))).toBe(200);
    for (const { headers } of host.asked)
      expect(Object.keys(headers).sort()).toEqual(["accept", "connection", "host", "user-agent"]);
    expect(host.asked).toHaveLength(2);
  });

  it("asks the address that was checked when the name changes its meaning afterwards", async () => {
    const host = await aHost(picture);
    const trap = await aHost(picture, { ip: PRIVATE_IP, port: host.port });
    const rebinding = resolving([PUBLIC_IP], [PRIVATE_IP]);
    expect(await statusOf(aPublicFetch(rebinding), host.at("/a.jpg"))).toBe(200);
    expect(rebinding.asked).toHaveLength(1);
    expect([host.asked.length, trap.asked.length]).toEqual([1, 0]);
  });

  it("checks a name anew after a redirect to the same one", async () => {
    const host = await aHost(redirecting);
    const trap = await aHost(picture, { ip: PRIVATE_IP, port: host.port });
    const rebinding = resolving([PUBLIC_IP], [PRIVATE_IP]);
    await expect(open(aPublicFetch(rebinding), host.at("/to?/a.jpg"))).rejects.toThrow(AddressRefused);
    expect(trap.asked).toEqual([]);
  });

  it("tries the other addresses of a name when the first is not there", async () => {
    const host = await aHost(picture);
    const remote = aPublicFetch(resolving(["127.0.0.9", PUBLIC_IP]), [`${SHOP}:${host.port}`]);
    expect(await statusOf(remote, host.at("/a.jpg"))).toBe(200);
  });

  it("trusts no certificate of another name", async () => {
    const host = await aHost(picture);
    await expect(open(aPublicFetch(), host.at("/a.jpg", "third.shop.com"))).rejects.toThrow(/altnames/i);
  });

  it("has no patience with large headers", async () => {
    const host = await aHost(
      (_asked, out) => void out.writeHead(200, { "x-large": "a".repeat(9_000) }).end(),
    );
    await expect(open(aPublicFetch(), host.at("/a.jpg"))).rejects.toThrow(/overflow/i);
  });

  it("gives up when its time is over, also while it reads", async () => {
    const host = await aHost((_asked, out) => void out.writeHead(200).write("a"));
    const time = new AbortController();
    const answer = await aPublicFetch().open(host.at("/a.jpg"), { method: "GET", signal: time.signal });
    const failed = once(answer, "error");
    answer.resume();
    time.abort(new DOMException("The time is over", "TimeoutError"));
    const [error] = await failed;
    expect(error).toBeInstanceOf(Error);
  });
});

describe("a redirect", () => {
  it("to another public name is followed", async () => {
    const host = await aHost(redirecting);
    expect(await statusOf(aPublicFetch(), host.at(`/to?${host.at("/a.jpg", OTHER)}`))).toBe(200);
    expect(host.asked.map(({ serverName }) => serverName)).toEqual([SHOP, OTHER]);
  });

  it.each([
    ["plain http", `http://${OTHER}/a.jpg`],
    ["a file", "file:///etc/passwd"],
    ["loopback", "https://127.0.0.1/a.jpg"],
    ["loopback without a scheme", "//127.0.0.1/a.jpg"],
    ["the metadata of a cloud", "https://169.254.169.254/latest/meta-data/"],
    ["IPv6 loopback", "https://[::1]/a.jpg"],
    ["a decimal address", "https://2130706433/"],
    ["an internal name", "https://metadata.google.internal/"],
    ["a name with a password", `https://me:secret@${OTHER}/a.jpg`],
    ["no address", "https://"],
  ])("to %s is refused", async (_what, location) => {
    const host = await aHost(redirecting);
    await expect(open(aPublicFetch(), host.at(`/to?${location}`))).rejects.toThrow(AddressRefused);
    expect(host.asked).toHaveLength(1);
  });

  it("to a public name that resolves to a private address is refused", async () => {
    const host = await aHost(redirecting);
    const remote = aPublicFetch(resolving([PUBLIC_IP], [PRIVATE_IP]));
    await expect(open(remote, host.at(`/to?${host.at("/a.jpg", OTHER)}`))).rejects.toThrow(AddressRefused);
    expect(host.asked).toHaveLength(1);
  });

  it("is followed five times and no more", async () => {
    const chain = await aHost(({ url }, out) => {
      const left = Number(url.slice(1));
      out.writeHead(left === 0 ? 200 : 301, { location: `/${left - 1}` }).end();
    });
    expect(await statusOf(aPublicFetch(), chain.at("/5"))).toBe(200);
    await expect(open(aPublicFetch(), chain.at("/6"))).rejects.toThrow("more than 5 times");
  });

  it("in a circle is refused", async () => {
    const host = await aHost((_asked, out) => void out.writeHead(307, { location: "/again" }).end());
    await expect(open(aPublicFetch(), host.at("/a.jpg"))).rejects.toThrow("more than 5 times");
    expect(host.asked).toHaveLength(6);
  });
});
