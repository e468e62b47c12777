import type { Db } from "mongodb";
import { GET as offered } from "@/app/api/auth/instagram/select-page/route";
import { anId } from "@/tests/builders/an-id";
import type { FakeGraph } from "@/tests/fakes/graph/fake-graph";
import type { Answer } from "./answer";
import { Browser } from "./browser";
import { reachPicker } from "./connect";

export const SELECT_PAGE = "/api/auth/instagram/select-page";

export const look = (browser: Browser): Promise<Answer> => browser.send(offered, SELECT_PAGE);

/** A new admin's browser that has a choice before it. */
export async function atThePicker(meta: FakeGraph): Promise<Browser> {
  const browser = await Browser.signedIn(anId());
  await reachPicker(browser, meta);
  return browser;
}

export const storedConnections = (db: Db) =>
  db.collection("social_auths").find().sort({ channelId: 1 }).toArray();
