import { NextRequest } from "next/server";
import { describe, expect, it, vi } from "vitest";
import { config, proxy } from "@/proxy";

const settings = vi.hoisted(() => ({ localSignIn: true, isSignedIn: true, signInUrl: "/sign-in" }));
vi.mock("@/infrastructure/web-settings", () => ({
  isProduction: () => !settings.localSignIn,
  localSignInExists: () => settings.localSignIn,
  readSession: async () => (settings.isSignedIn ? { ownerId: "o", actorId: "a" } : null),
  signInUrl: () => settings.signInUrl,
}));

const visit = (path: string, given: Partial<typeof settings>): Promise<Response> => {
  Object.assign(settings, { localSignIn: true, isSignedIn: true }, given);
  return proxy(new NextRequest(`https://crm.example${path}`));
};
const isPassedOn = (answer: Response): boolean => answer.headers.get("x-middleware-next") === "1";

describe("the proxy", () => {
  it("leaves the sign-in page of a host alone", async () => {
    const answer = await visit("/login", { localSignIn: false, isSignedIn: false });
    expect(answer.status).toBe(200);
    expect(isPassedOn(answer)).toBe(true);
    expect(answer.headers.get("content-security-policy")).toBeNull();
  });

  it("gives the local sign-in page its policy", async () => {
    const answer = await visit("/login", { isSignedIn: false });
    expect(isPassedOn(answer)).toBe(true);
    expect(answer.headers.get("content-security-policy")).toContain("'nonce-");
  });

  it("asks for a session on the module's screens", async () => {
    const answer = await visit("/crm/social/posts?status=draft", { isSignedIn: false });
    expect(answer.headers.get("location")).toBe(
      "https://crm.example/sign-in?next=%2Fcrm%2Fsocial%2Fposts%3Fstatus%3Ddraft",
    );
  });

  it("sees no page but the module's own", () => {
    expect(config.matcher).toEqual(["/crm/social/:path*", "/login", "/data-deletion/:path*"]);
  });
});
