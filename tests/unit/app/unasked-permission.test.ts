import { describe, expect, it } from "vitest";
import { withoutFalseHope } from "@/app/api/_http/unasked-permission";
import { needsReconnect } from "@/app/crm/social/connections/needs-reconnect";
import { AppError } from "@/core/domain/errors";
import { CONTENTS_SCOPE, PERMISSION_NOT_ASKED } from "@/core/domain/marketing/scopes";

const missing = (...scopes: string[]) => new AppError("missing_permission", "Not granted", { scopes });
const always = () => true;
const never = () => false;

describe("a missing permission", () => {
  it("is granted by reconnecting where the dialog asks for it, or a configuration may", () => {
    const error = missing(CONTENTS_SCOPE);
    expect(withoutFalseHope(error, always)).toBe(error);
    expect(needsReconnect({ code: error.code, issues: [] })).toBe(true);
  });

  it("names only what is not asked for", () => {
    const { details } = withoutFalseHope(missing("a", "b"), (scope) => scope === "a");
    expect(details).toMatchObject({ reason: PERMISSION_NOT_ASKED, scopes: ["b"] });
    expect(needsReconnect({ code: "missing_permission", issues: details.issues ?? [] })).toBe(false);
  });

  it("to delete has a way out of its own", () => {
    expect(withoutFalseHope(missing(CONTENTS_SCOPE), never).details).toMatchObject({
      reason: "delete_not_asked",
      issues: [{ rule: PERMISSION_NOT_ASKED, message: expect.stringMatching(/in the Instagram app/) }],
    });
  });

  it("that nobody named, and any other error, stay as they are", () => {
    for (const error of [missing(), new AppError("reconnect_required", "Dead", { scopes: ["a"] })])
      expect(withoutFalseHope(error, never)).toBe(error);
    expect(needsReconnect({ code: "reconnect_required" })).toBe(true);
    expect(needsReconnect({ code: "conflict" })).toBe(false);
    expect(needsReconnect(null)).toBe(false);
  });
});
