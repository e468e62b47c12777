import { CompactEncrypt } from "jose";
import { describe, expect, it } from "vitest";
import { Secret } from "@/core/domain/secret";
import { TokenCipher } from "@/infrastructure/security/token-cipher";
import { aTokenCipher, aTokenKey, sealedBefore } from "@/tests/builders/a-token-cipher";

const OWNER = "65a000000000000000000001";
const context = { ownerId: OWNER, purpose: "access_token", subject: "instagram:1" } as const;
const token = new Secret("EAAG-token");

describe("TokenCipher", () => {
  it("opens what it sealed", async () => {
    const cipher = aTokenCipher();
    const sealed = await cipher.seal(token, context);
    expect((await cipher.open(sealed, context))?.reveal()).toBe("EAAG-token");
  });

  it("shows nothing of the token, and never the same text twice", async () => {
    const cipher = aTokenCipher();
    const [first, second] = [await cipher.seal(token, context), await cipher.seal(token, context)];
    expect(first).not.toContain("EAAG");
    expect(Buffer.from(first, "base64url").toString()).not.toContain("EAAG");
    expect(first).not.toBe(second);
  });

  it("seals with the first key and opens with any", async () => {
    const old = await aTokenCipher("old").seal(token, context);
    const rotated = aTokenCipher("new", "old");
    expect((await rotated.open(old, context))?.reveal()).toBe("EAAG-token");
    const fresh = await rotated.seal(token, context);
    expect((await aTokenCipher("new").open(fresh, context))?.reveal()).toBe("EAAG-token");
    expect(await aTokenCipher("old").open(fresh, context)).toBeNull();
  });

  it("opens nothing with a lost key, or another key of the same name", async () => {
    const sealed = await aTokenCipher("lost").seal(token, context);
    expect(await aTokenCipher("k1").open(sealed, context)).toBeNull();
    const impostor = new TokenCipher([{ id: "lost", key: aTokenKey("other").key }]);
    expect(await impostor.open(sealed, context)).toBeNull();
  });

  it("opens nothing for another owner, another purpose or another subject", async () => {
    const cipher = aTokenCipher();
    const sealed = await cipher.seal(token, context);
    expect(await cipher.open(sealed, { ...context, ownerId: "65a000000000000000000002" })).toBeNull();
    expect(await cipher.open(sealed, { ...context, purpose: "refresh_token" })).toBeNull();
    for (const acceptUnbound of [true, false]) {
      const moved = { ...context, subject: "instagram:2" };
      expect(await cipher.open(sealed, moved, { acceptUnbound })).toBeNull();
    }
  });

  it("opens what was sealed before there were subjects only where that is accepted", async () => {
    const cipher = aTokenCipher();
    const old = await sealedBefore(token, context);
    expect(await cipher.open(old, context)).toBeNull();
    expect((await cipher.open(old, context, { acceptUnbound: true }))?.reveal()).toBe("EAAG-token");
    const elsewhere = { ...context, purpose: "refresh_token" } as const;
    expect(await cipher.open(old, elsewhere, { acceptUnbound: true })).toBeNull();
  });

  it("opens nothing whose header or text was changed", async () => {
    const cipher = aTokenCipher();
    const sealed = await cipher.seal(token, context);
    const [header = "", ...rest] = sealed.split(".");
    const claims: object = JSON.parse(Buffer.from(header, "base64url").toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, owner: "65a000000000000000000002" }));
    const moved = [forged.toString("base64url"), ...rest].join(".");
    expect(await cipher.open(moved, { ...context, ownerId: "65a000000000000000000002" })).toBeNull();
    const parts = sealed.split(".");
    const flipped = parts.map((part, index) => (index === 3 ? flipFirst(part) : part)).join(".");
    expect(await cipher.open(flipped, context)).toBeNull();
    for (const junk of ["", "junk", "a.b.c.d.e"]) expect(await cipher.open(junk, context)).toBeNull();
  });

  it("refuses another encryption, even with the right key", async () => {
    const { id, key } = aTokenKey("k1");
    const sealed = await new CompactEncrypt(new TextEncoder().encode("x"))
      .setProtectedHeader({ alg: "A256KW", enc: "A256GCM", kid: id, owner: OWNER, purpose: "access_token" })
      .encrypt(key);
    expect(await aTokenCipher("k1").open(sealed, context)).toBeNull();
  });

  it("seals a whole document", async () => {
    const cipher = aTokenCipher();
    const sealed = await cipher.sealJson({ a: [1, null, { b: "EAAG" }] }, context);
    expect(sealed).not.toContain("EAAG");
    expect(await cipher.openJson(sealed, context)).toEqual({ a: [1, null, { b: "EAAG" }] });
    expect(await aTokenCipher("k2").openJson(sealed, context)).toBeNull();
  });

  it("needs at least one key", () => {
    expect(() => new TokenCipher([])).toThrow("at least one key");
  });
});

function flipFirst(part: string): string {
  return `${part.startsWith("A") ? "B" : "A"}${part.slice(1)}`;
}
