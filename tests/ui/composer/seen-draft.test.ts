import { describe, expect, it } from "vitest";
import { SeenDraft } from "@/app/crm/social/posts/new/draft/seen-draft";
import { aDraft } from "@/tests/ui/composer/a-draft";
import { MemoryStorage, storageOf } from "@/tests/ui/composer/a-storage";

const kept = (id: string, revision: number) => ({ id, revision, status: "draft" as const });
const draft = aDraft({ caption: "Mine" });

describe("what a tab has seen of a draft", () => {
  it("is known to the next page where that was sent less, and only of the same draft", () => {
    const memory = new MemoryStorage();
    new SeenDraft("a1", storageOf(memory)).keep(kept("p1", 2), draft, 0);
    const next = new SeenDraft("a1", storageOf(memory));
    expect(next.newerThan({ id: "p1", revision: 1 }, 0)).toEqual({ revision: 2, draft });
    expect(next.newerThan({ id: "p1", revision: 2 }, 0)).toBeNull();
    expect(next.newerThan({ id: "p2", revision: 1 }, 0)).toBeNull();
  });

  it("takes the room of one draft, the last", () => {
    const memory = new MemoryStorage();
    const seen = new SeenDraft("a1", storageOf(memory));
    for (const id of ["p1", "p2", "p3"]) seen.keep(kept(id, 5), draft, 0);
    expect(Object.keys(memory)).toHaveLength(1);
    expect(seen.newerThan({ id: "p3", revision: 4 }, 0)?.revision).toBe(5);
  });

  it("is nobody else's who signs in in the same tab", () => {
    const storage = storageOf(new MemoryStorage());
    new SeenDraft("a1", storage).keep(kept("p1", 2), draft, 0);
    expect(new SeenDraft("a2", storage).newerThan({ id: "p1", revision: 1 }, 0)).toBeNull();
  });

  it("is nothing where the browser keeps nothing, or on the server", () => {
    const denied = new SeenDraft("a1", () => {
      throw new DOMException("denied", "SecurityError");
    });
    denied.keep(kept("p1", 2), draft, 0);
    expect(denied.newerThan({ id: "p1", revision: 1 }, 0)).toBeNull();
    expect(new SeenDraft("a1").newerThan({ id: "p1", revision: 1 }, 0)).toBeNull();
  });
});
