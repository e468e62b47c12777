import { describe, expect, it } from "vitest";
import { GET as connections } from "@/app/api/social/connections/route";
import { POST as signIn } from "@/app/login/sign-in/route";
import { refusalOf } from "../support/answer";
import { Browser } from "../support/browser";
import { httpScene } from "../support/scene";

httpScene();
const PATH = "/login/sign-in";

async function signInTo(next: string) {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const body = new URLSearchParams({ next }).toString();
  return await new Browser().send(signIn, PATH, { method: "POST", headers, body });
}

describe("POST /login/sign-in", () => {
  it("signs the demo admin in", async () => {
    const browser = new Browser();
    const answer = await browser.send(signIn, PATH, { method: "POST" });
    expect(answer.status).toBe(303);
    expect(answer.setCookies).toEqual([expect.stringMatching(/^admin_user_id=.*HttpOnly; SameSite=Lax/)]);
    expect((await browser.send(connections, "/api/social/connections")).status).toBe(200);
  });

  it("goes back to where the person was", async () => {
    expect((await signInTo("/crm/social/posts?status=failed")).location).toBe(
      "/crm/social/posts?status=failed",
    );
  });

  it.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
  ])("does not lead to %j", async (next) => {
    const { location } = await signInTo(next);
    expect(new URL(location, "http://localhost:3000").origin).toBe("http://localhost:3000");
  });

  it("reads no more of a body than its form can have", async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1024;
        controller.enqueue(new Uint8Array(1024));
      },
    });
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const answer = await new Browser().send(signIn, PATH, { method: "POST", headers, body });
    expect(refusalOf(answer)).toEqual({ status: 413, code: "payload_too_large" });
    expect(sent).toBeLessThan(16 * 1024);
  });

  it("takes what is no form for nowhere in particular", async () => {
    const headers = { "content-type": "multipart/form-data" };
    const answer = await new Browser().send(signIn, PATH, { method: "POST", headers, body: "next=/a" });
    expect([answer.status, answer.location]).toEqual([303, "/crm/social/connections"]);
  });

  it("is not done by another site", async () => {
    const headers = { origin: "https://evil.example" };
    const answer = await new Browser().send(signIn, PATH, { method: "POST", headers });
    expect(refusalOf(answer)).toEqual({ status: 403, code: "cross_origin" });
  });
});
