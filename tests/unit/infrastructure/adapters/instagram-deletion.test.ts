import { describe, expect, it } from "vitest";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { aConnectedAccount } from "./a-graph";
import { aRequest } from "./a-request";

const POST = "17990000000000021";
const DELETING = [
  "instagram_basic",
  "instagram_content_publish",
  "instagram_manage_contents",
  "pages_show_list",
  "pages_read_engagement",
];

describe("deleting a post", () => {
  it("takes it away", async () => {
    const { adapter, fake, asked } = await aConnectedAccount(null, { scopes: DELETING });
    const answer = await adapter.publish(aRequest());
    const id = answer.success ? answer.postId : "";
    expect(await adapter.delete(id)).toBe(true);
    expect(fake.livePosts(FIELD_BAKERY)).toEqual([]);
    expect(asked().at(-1)).toBe(`DELETE ${id}`);
    expect(await adapter.delete(id)).toBe(true);
  });

  it.each(["100/33", "803"])("counts as done where it is gone already: %s", async (error) => {
    const { adapter, fake } = await aConnectedAccount();
    fake.inject({ match: { method: "DELETE" }, action: "answer", error });
    expect(await adapter.delete(POST)).toBe(true);
  });

  it("is not done when Meta does not know the post for deleting, yet shows it", async () => {
    const { adapter, fake } = await aConnectedAccount();
    const answer = await adapter.publish(aRequest());
    fake.inject({ match: { method: "DELETE" }, action: "answer", error: "100/33" });
    await expect(adapter.delete(answer.success ? answer.postId : "")).rejects.toMatchObject({
      code: "conflict",
      details: { reason: "delete_in_app" },
    });
  });

  it("is not known to be done when Meta falls silent on whether it still shows it", async () => {
    const { adapter, fake } = await aConnectedAccount();
    fake.inject({ match: { method: "GET", path: POST }, action: "drop" });
    await expect(adapter.delete(POST)).rejects.toMatchObject({ code: "platform_unavailable" });
  });

  it("is not known to be done when Meta refuses to be asked about it", async () => {
    const { adapter, fake } = await aConnectedAccount();
    fake.inject({ match: { method: "GET", path: POST }, action: "answer", error: "100" });
    await expect(adapter.delete(POST)).rejects.toMatchObject({ code: "platform_unavailable" });
  });

  it.each([
    [true, true],
    [{ success: true, deleted_id: POST }, true],
    [{ success: false }, false],
  ])("reads %o as %s", async (body, isGone) => {
    const { adapter, fake } = await aConnectedAccount();
    fake.inject({ match: { method: "DELETE" }, action: "answer", status: 200, body });
    expect(await adapter.delete(POST)).toBe(isGone);
  });

  it("names the scope that is missing", async () => {
    const { adapter } = await aConnectedAccount();
    const answer = await adapter.publish(aRequest());
    await expect(adapter.delete(answer.success ? answer.postId : "")).rejects.toMatchObject({
      code: "missing_permission",
      details: { scopes: ["instagram_manage_contents"] },
    });
  });

  it.each(["-1/2207073", "-1/2207085"])("has to happen in the app after %s", async (error) => {
    const { adapter, fake } = await aConnectedAccount();
    fake.inject({ match: { method: "DELETE" }, action: "answer", error });
    await expect(adapter.delete(POST)).rejects.toMatchObject({
      code: "conflict",
      details: { reason: "delete_in_app" },
    });
  });

  it("has to happen in the app with the Instagram login: Meta is not asked", async () => {
    const { adapter, asked } = await aConnectedAccount(null, { connection: { login: "instagram" } });
    await expect(adapter.delete(POST)).rejects.toMatchObject({
      code: "conflict",
      details: { reason: "delete_in_app" },
    });
    expect(asked()).toEqual([]);
  });

  it.each([
    ["190/463", "reconnect_required"],
    ["500", "platform_unavailable"],
    ["4", "rate_limited"],
    ["100", "platform_unavailable"],
  ])("%s: %s", async (error, code) => {
    const { adapter, fake } = await aConnectedAccount();
    fake.inject({ match: { method: "DELETE" }, action: "answer", error });
    await expect(adapter.delete(POST)).rejects.toMatchObject({ code });
  });
});
