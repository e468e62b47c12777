import { describe, expect, it } from "vitest";
import { POST as disconnect } from "@/app/api/auth/instagram/disconnect/route";
import { GET as start } from "@/app/api/auth/instagram/start/route";
import { GET as connections } from "@/app/api/social/connections/route";
import { socialAuthService } from "@/infrastructure/container";
import { aNewSocialAuth } from "@/tests/builders/a-social-auth";
import { anId } from "@/tests/builders/an-id";
import { jsonOf, redirectCodeOf, refusalOf } from "../support/answer";
import { AS_BROWSER } from "../support/browser";
import { httpScene, signedIn } from "../support/scene";

httpScene({ INSTAGRAM_APP_ID: "", INSTAGRAM_APP_SECRET: "" });
const START = "/api/auth/instagram/start";

describe("without a Meta app", () => {
  it("says that the integration is not configured", async () => {
    const answer = await (await signedIn(anId())).send(start, START);
    expect(refusalOf(answer)).toEqual({ status: 500, code: "not_configured" });
    expect(answer.text).toContain('"error":"Instagram integration not configured"');
  });

  it("sends a browser back with the code", async () => {
    const answer = await (await signedIn(anId())).send(start, START, { headers: AS_BROWSER });
    expect(redirectCodeOf(answer)).toBe("instagram:not_configured");
  });

  it("still shows the connections", async () => {
    const answer = await (await signedIn(anId())).send(connections, "/api/social/connections");
    expect(jsonOf(answer)).toEqual({ connections: [] });
  });

  it("still disconnects", async () => {
    const userId = anId();
    await socialAuthService().saveAll([aNewSocialAuth({ userId })]);
    const browser = await signedIn(userId);
    const answer = await browser.send(disconnect, "/api/auth/instagram/disconnect", { method: "POST" });
    expect(jsonOf(answer)).toEqual({ success: true });
  });
});
