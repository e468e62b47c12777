import { describe, expect, it } from "vitest";
import {
  type Account,
  choiceBody,
  connectedAddress,
  firstChoice,
  leftWords,
  submitLabel,
} from "@/app/crm/social/instagram/select-page/choice";

const account = (username: string): Account => ({
  pageId: `page-${username}`,
  pageName: username,
  instagramId: `ig-${username}`,
  username,
  avatarUrl: null,
  connected: false,
});

describe("the choice of accounts", () => {
  it("is made already when there is one", () => {
    expect(firstChoice({ accounts: [account("a")] })).toEqual(["page-a"]);
    expect(firstChoice({ accounts: [account("a"), account("b")] })).toEqual([]);
  });

  it("begins with the account that is reconnected, and with none where Meta does not show it", () => {
    const accounts = [account("a"), account("b")];
    const reconnecting = (username: string) => ({ channelId: `ig-${username}`, username });
    expect(firstChoice({ accounts, reconnect: reconnecting("b") })).toEqual(["page-b"]);
    expect(firstChoice({ accounts: [account("a")], reconnect: reconnecting("b") })).toEqual([]);
    expect(submitLabel([account("b")], reconnecting("b"))).toBe("Reconnect @b");
    expect(submitLabel([account("a")], reconnecting("b"))).toBe("Connect @a");
  });

  it("is named by the button", () => {
    expect(submitLabel([])).toBe("Connect");
    expect(submitLabel([account("corner.bakery")])).toBe("Connect @corner.bakery");
    expect(submitLabel([account("a"), account("b")])).toBe("Connect 2 accounts");
  });

  it("stays open no longer than it says", () => {
    const until = new Date("2026-11-24T12:00:00.000Z");
    const left = (ms: number) => leftWords(until, new Date(until.getTime() - ms));
    expect([599_999, 120_000, 119_999, 59_999, -1].map(left)).toEqual([
      "9 minutes left",
      "2 minutes left",
      "1 minute left",
      "less than a minute left",
      "less than a minute left",
    ]);
  });

  it("is sent as one id or as several", () => {
    expect(choiceBody(["1"])).toEqual({ pageId: "1" });
    expect(choiceBody(["1", "2"])).toEqual({ pageIds: ["1", "2"] });
  });

  it("is told to the next page as the server saved it", () => {
    const answer = {
      channels: [
        { channelId: "1", username: "a" },
        { channelId: "2", username: "b&c" },
      ],
    };
    expect(connectedAddress(answer, [])).toBe("/crm/social/connections?connected=a&connected=b%26c");
    expect(connectedAddress(null, [account("d")])).toBe("/crm/social/connections?connected=d");
  });
});
