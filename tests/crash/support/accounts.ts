import type { FakeGraph } from "@/tests/fakes/graph/fake-graph";
import { aFakeAccount, aFakePage } from "@/tests/fakes/graph/seed-world";
import type { Account } from "./a-scene";

/** Accounts of the seed world's person, beside those it has. */
export function someAccounts(count: number): readonly Account[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `178414000000001${String(index).padStart(2, "0")}`,
    pageId: `1045000000001${String(index).padStart(2, "0")}`,
    username: `branch.${index}`,
  }));
}

/** Makes them known at Meta, with more quota than anybody needs. */
export function openAccounts(fake: FakeGraph, accounts: readonly Account[]): void {
  fake.setSwitches({ secondPublishGoesLive: true });
  fake.seedWorld((world) => {
    for (const { id, pageId, username } of accounts) {
      world.pages.push(aFakePage({ id: pageId, name: username, instagramId: id }));
      world.accounts.push(aFakeAccount({ id, username, quotaTotal: 10_000 }));
    }
  });
}
