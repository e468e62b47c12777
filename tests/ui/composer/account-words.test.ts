import { describe, expect, it } from "vitest";
import { oneLine } from "@/app/_copy/error-sentences";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import { accountLabel, canPost, pauseSentence } from "@/app/crm/social/posts/new/fields/account-words";
import { commentGap } from "@/app/crm/social/posts/new/fields/comment-permission";
import type { FailureReason } from "@/core/domain/errors";
import { aConnectionView } from "@/tests/builders/a-connection-view";

const NOW = new Date("2026-11-24T12:00:00.000Z");
const COMMENTS = "instagram_manage_comments";

const aConnection = (change: Partial<ConnectionView> = {}): ConnectionView =>
  aConnectionView({ scopes: [COMMENTS], ...change });

const because = (reason: FailureReason) => ({
  health: "revoked" as const,
  problem: { reason, message: oneLine({ code: "reconnect_required", reason }) },
});

describe("an account to choose", () => {
  it.each([
    [{}, "@a", true],
    [{ health: "expiring" }, "@a", true],
    [{ health: "missing_permission" }, "@a (needs permission)", false],
    [{ health: "revoked" }, "@a (needs permission)", false],
    [{ ...because("connection_unreadable"), unreadable: true }, "@a (cannot be read)", false],
    [because("account_unlinked"), "@a (not linked)", false],
    [{ publishingPausedUntil: "2026-11-25T09:00:00.000Z" }, "@a (resting)", true],
    [{ publishingPausedUntil: "2026-11-24T09:00:00.000Z" }, "@a", true],
  ] satisfies [Partial<ConnectionView>, string, boolean][])("%j: reads %j", (change, label, isOpen) => {
    expect(accountLabel(aConnection(change), NOW)).toBe(label);
    expect(canPost(aConnection(change))).toBe(isOpen);
  });

  it("that is paused says why, in one sentence after another", () => {
    expect(pauseSentence(aConnection({ health: "expired" }))).toBe(
      "@a: Posts are paused until you reconnect.",
    );
    expect(pauseSentence(aConnection(because("account_unlinked")))).toMatch(
      /no longer linked.*refresh or reconnect\.$/,
    );
  });
});

describe("the permission for first comments", () => {
  it("is not spoken of where it was granted, under either login", () => {
    expect(commentGap(aConnection())).toBeNull();
    const scopes = ["instagram_business_manage_comments"];
    expect(commentGap(aConnection({ login: "instagram", scopes }))).toBeNull();
  });

  it("leads to Meta's dialog where that asks for it", () => {
    expect(commentGap(aConnection({ scopes: [], missingScopes: [COMMENTS] }))).toEqual({
      sentence: `No permission for first comments (${COMMENTS}).`,
      canReconnect: true,
    });
  });

  it("leads to the administrator where nobody asks for it", () => {
    const gap = commentGap(aConnection({ scopes: [] }));
    expect(gap?.canReconnect).toBe(false);
    expect(gap?.sentence).toContain(COMMENTS);
    expect(gap?.sentence).toContain("INSTAGRAM_SCOPES");
  });

  it("does not matter to an account that posts nothing", () => {
    expect(commentGap(aConnection({ scopes: [], health: "revoked" }))).toBeNull();
  });
});
