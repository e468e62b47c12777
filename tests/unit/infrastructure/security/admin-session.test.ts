import { SignJWT, UnsecuredJWT } from "jose";
import { describe, expect, it } from "vitest";
import { createAdminSessionReader } from "@/infrastructure/security/admin-session";
import { signAdminSession } from "@/infrastructure/security/sign-admin-session";

const SECRET = "a-secret-that-is-long-enough-for-hs512-too-so-that-only-the-algorithm-differs";
const KEY = new TextEncoder().encode(SECRET);
const SUB = "65a0000000000000000000ff";
const read = createAdminSessionReader(SECRET);
const readCookie = (value: string) => read(new Headers({ cookie: `admin_user_id=${value}` }));
const claims = () => new SignJWT().setSubject(SUB).setAudience("crm").setExpirationTime("5m");
const hs256 = (jwt: SignJWT) => jwt.setProtectedHeader({ alg: "HS256" }).sign(KEY);

describe("the admin session", () => {
  it("is read from a cookie that we signed, among others", async () => {
    const token = await signAdminSession(SECRET, SUB, 60);
    const headers = new Headers({ cookie: `a=1; admin_user_id=${token}; not_admin_user_id=x` });
    const now = Date.now();
    expect(await read(headers)).toEqual({ ownerId: SUB, actorId: SUB, expiresAt: expect.any(Date) });
    const { expiresAt } = (await read(headers)) ?? {};
    expect(Math.abs((expiresAt?.getTime() ?? 0) - now - 60_000)).toBeLessThan(20_000);
  });

  it("spells an id in one way only", async () => {
    const token = await signAdminSession(SECRET, SUB.toUpperCase(), 60);
    expect(await readCookie(token)).toMatchObject({ ownerId: SUB, actorId: SUB });
  });

  it("takes what any issuer with the secret signs", async () => {
    expect(await readCookie(await hs256(claims()))).not.toBeNull();
  });

  it("is nobody without a cookie", async () => {
    expect(await read(new Headers())).toBeNull();
    expect(await read(new Headers({ cookie: "other=1" }))).toBeNull();
    expect(await readCookie("")).toBeNull();
  });

  it.each([
    ["a bare id", async () => SUB],
    ["junk", async () => "a.b.c"],
    ["another secret", () => signAdminSession(`another-${SECRET}`, SUB, 60)],
    ["a forged subject", async () => forgeSubject(await signAdminSession(SECRET, SUB, 60))],
    [
      "alg none",
      async () => new UnsecuredJWT().setSubject(SUB).setAudience("crm").setExpirationTime("5m").encode(),
    ],
    ["HS512", () => claims().setProtectedHeader({ alg: "HS512" }).sign(KEY)],
    ["a past exp", () => signAdminSession(SECRET, SUB, -1)],
    ["no exp", () => hs256(new SignJWT().setSubject(SUB).setAudience("crm"))],
    ["another audience", () => hs256(claims().setAudience("shop"))],
    ["no audience", () => hs256(new SignJWT().setSubject(SUB).setExpirationTime("5m"))],
    ["no subject", () => hs256(new SignJWT().setAudience("crm").setExpirationTime("5m"))],
    ["a subject that is too short", () => hs256(claims().setSubject("65a0"))],
    ["a subject that is no hex", () => hs256(claims().setSubject("zzz000000000000000000000"))],
    ["a subject with a newline", () => hs256(claims().setSubject(`${SUB}\n`))],
  ])("refuses %s", async (_name, make) => {
    expect(await readCookie(await make())).toBeNull();
  });
});

function forgeSubject(token: string): string {
  const [header, payload = "", signature] = token.split(".");
  const claims: object = JSON.parse(Buffer.from(payload, "base64url").toString());
  const forged = JSON.stringify({ ...claims, sub: "65a000000000000000000001" });
  return [header, Buffer.from(forged).toString("base64url"), signature].join(".");
}
