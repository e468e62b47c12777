import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Publication } from "@/core/domain/marketing/publication";
import {
  type Evidence,
  judge,
  QUIET_PERIOD_MS,
  UNCLEAR_LIMIT_MS,
  type Verdict,
} from "@/core/domain/marketing/verdict";
import { anyEvidence, anyMs, anySend } from "./sent-publications";
import { later } from "./told-events";

const since = (date: Date | null, now: Date): number => (date === null ? 0 : now.getTime() - date.getTime());

function always(holds: (verdict: Verdict, send: Publication, evidence: Evidence, now: Date) => void): void {
  fc.assert(
    fc.property(anySend, anyEvidence, anyMs, (send, evidence, ms) => {
      holds(judge(send, evidence, later(ms)), send, evidence, later(ms));
    }),
    { numRuns: 10_000 },
  );
}

describe("the verdict about a send, whatever is seen and whenever", () => {
  it("never sends or makes anything within a minute, on PUBLISHED, on a match or without a list", () => {
    always(({ kind }, { sentAt }, { container, match }, now) => {
      if (kind !== "send_again" && kind !== "new_container") return;
      expect(since(sentAt, now)).toBeGreaterThanOrEqual(60_000);
      expect(container).not.toBe("published");
      expect(match).toBeNull();
    });
  });

  it("never sends or makes anything after a permanent code or an action block", () => {
    always(({ kind }, { unclear }) => {
      if (kind === "send_again" || kind === "new_container")
        expect(["transient", "unknown_creation"]).toContain(unclear);
    });
  });

  it("sends the same container again only when it is FINISHED and was quiet before", () => {
    always(({ kind }, { quietSince }, { container }, now) => {
      if (kind !== "send_again") return;
      expect(container).toBe("finished");
      expect(quietSince?.getTime()).toBeLessThan(now.getTime());
    });
  });

  it("makes a new container only where the old one is lost for good", () => {
    always(({ kind }, { unclear, quietSince }, { container }) => {
      if (kind !== "new_container") return;
      expect(["error", "expired", "unknown"]).toContain(container);
      if (container === "unknown")
        expect([unclear, quietSince === null]).toEqual(["unknown_creation", false]);
    });
  });

  it("calls nothing failed that may be live: not on PUBLISHED, a match, too early or without a list", () => {
    always(({ kind }, { sentAt }, { container, match }, now) => {
      if (kind !== "failed") return;
      expect(container).not.toBe("published");
      expect(match).toBeNull();
      expect(since(sentAt, now)).toBeGreaterThanOrEqual(60_000);
      expect(["finished", "error", "expired", "unknown"]).toContain(container);
    });
  });

  it("believes a match at once, and nothing but a match or PUBLISHED", () => {
    always((verdict, _, { container, match }) => {
      if (match) expect(verdict).toEqual({ kind: "published", ...match });
      else if (verdict.kind === "published") expect(container).toBe("published");
    });
  });

  it("leaves nothing to a person before ten minutes, nor what a container or the list decides", () => {
    always(({ kind }, { firstUnclearAt }, { container, match }, now) => {
      if (kind !== "unconfirmed") return;
      expect(since(firstUnclearAt, now)).toBeGreaterThanOrEqual(UNCLEAR_LIMIT_MS);
      expect(match).not.toEqual(expect.anything());
      expect(container).not.toBe("published");
    });
  });

  it("has decided after ten minutes, unless a quiet read or an id is due, or Meta refuses to be asked", () => {
    always((verdict, { firstUnclearAt, sentAt }, { container, retryAfterMs }, now) => {
      if (verdict.kind !== "look_again" || since(firstUnclearAt, now) < UNCLEAR_LIMIT_MS) return;
      const waitsForId = container === "published" && since(sentAt, now) < QUIET_PERIOD_MS;
      expect(verdict.quiet !== null || waitsForId || retryAfterMs > 0).toBe(true);
    });
  });

  it("waits for no more than one second quiet read, once a send is settled", () => {
    always((verdict, { quietSince, quietRead, sentAt }, _, now) => {
      const hadOne = quietSince !== null && quietSince < now;
      if (verdict.kind === "look_again" && hadOne && since(sentAt, now) >= QUIET_PERIOD_MS)
        expect(verdict.quiet === null || verdict.quiet !== (quietRead ?? verdict.quiet)).toBe(true);
    });
  });

  it("looks again soon, exactly when the quiet period ends, and never before Meta allows", () => {
    always((verdict, { sentAt }, { retryAfterMs }, now) => {
      if (verdict.kind !== "look_again") return;
      expect(verdict.afterMs).toBeGreaterThanOrEqual(1000);
      expect(verdict.afterMs).toBeGreaterThanOrEqual(retryAfterMs);
      expect(verdict.afterMs).toBeLessThanOrEqual(Math.max(15_000, retryAfterMs));
      const elapsed = since(sentAt, now);
      if (elapsed < QUIET_PERIOD_MS - 1000 && retryAfterMs === 0)
        expect(elapsed + verdict.afterMs).toBeLessThanOrEqual(QUIET_PERIOD_MS);
    });
  });
});
