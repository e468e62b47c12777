import { FakeState } from "./fake-state";
import { kill } from "./tokens";
import type { FakeAccount, FakePage } from "./world";

export interface Looks {
  username?: string;
  name?: string;
  /** Another word, another picture; null: none. */
  picture?: string | null;
}

/** What people change about Pages and accounts in Meta's own settings. */
export class AccountControls extends FakeState {
  /** The Page is linked to this account from now on; null: to none (graph-api.md §2.5: the key is absent). */
  link(pageId: string, instagramId: string | null): void {
    const page = this.#page(pageId);
    if (instagramId === null) delete page.instagramId;
    else page.instagramId = instagramId;
  }

  renamePage(pageId: string, name: string): void {
    this.#page(pageId).name = name;
  }

  changeAccount(instagramId: string, { username, name, picture }: Looks): void {
    const account = this.#account(instagramId);
    account.username = username ?? account.username;
    if (name !== undefined) account.name = name;
    if (picture === undefined) return;
    account.hasPicture = picture !== null;
    if (picture !== null) account.picture = picture;
  }

  /** The person may do only this for the Page. */
  setTasks(pageId: string, tasks: readonly string[]): void {
    this.#page(pageId).tasks = [...tasks];
  }

  /** The person has no role on the Page any more: it is not shown, and its tokens are dead (190/492). */
  loseRole(pageId: string): void {
    this.#page(pageId).personId = "";
    for (const token of this.meta.world.tokens) if (token.pageId === pageId) kill(token, 492);
  }

  #page(id: string): FakePage {
    const page = this.meta.world.pages.find((item) => item.id === id);
    if (!page) throw new Error("There is no such Page");
    return page;
  }

  #account(id: string): FakeAccount {
    const account = this.meta.world.accounts.find((item) => item.id === id);
    if (!account) throw new Error("There is no such account");
    return account;
  }
}
