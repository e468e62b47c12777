import type { Db } from "mongodb";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { GET as media } from "@/app/media/[mediaId]/[name]/route";
import { ensureIndexes } from "@/infrastructure/database/indexes";
import { closeDatabase } from "@/infrastructure/database/mongo";
import { database } from "@/infrastructure/foundation";
import { PinoLogger } from "@/infrastructure/system/pino-logger";
import { FakeGraph } from "@/tests/fakes/graph/fake-graph";
import { fakeGraphHandlers } from "@/tests/fakes/graph/fake-graph-handlers";
import { setHttpEnvironment } from "@/tests/setup/http-environment";
import { Browser } from "./browser";
import { ELSEWHERE, elsewhereHandler, fetchElsewhere, resolveElsewhere } from "./elsewhere";
import { TravelClock } from "./travel-clock";

export interface Scene {
  readonly meta: FakeGraph;
  readonly clock: TravelClock;
  readonly logLines: string[];
  /** Every request that left for Meta, as it stood on the wire. */
  readonly sent: Request[];
  readonly db: Db;
}

/**
 * A test file's own app: real routes on a real database of its own, only Meta is fake. Every test starts
 * with an empty database, a fresh Meta and the right time.
 */
export function httpScene(environment: Readonly<Record<string, string>> = {}): Scene {
  setHttpEnvironment(environment);
  Browser.answers.length = 0;
  const clock = new TravelClock();
  const logLines: string[] = [];
  const sent: Request[] = [];
  hold("clock", clock);
  hold("host-resolver", resolveElsewhere);
  hold("logger", new PinoLogger("trace", { write: (line) => void logLines.push(line) }));
  const meta = new FakeGraph({ now: () => clock.now().getTime(), fetchMedia });
  const network = setupServer(...fakeGraphHandlers(meta), elsewhereHandler);
  network.events.on("request:start", ({ request }) => {
    if (!isOnThisMachine(request)) sent.push(request.clone());
  });
  const db = database();

  beforeAll(async () => {
    network.listen({ onUnhandledRequest: refuseElsewhere });
    await ensureIndexes(db);
  });
  beforeEach(async () => {
    meta.reset();
    clock.reset();
    for (const { name } of await db.listCollections().toArray()) await db.collection(name).deleteMany({});
  });
  afterAll(async () => {
    network.close();
    await db.dropDatabase();
    await closeDatabase();
  });
  return { meta, clock, logLines, sent, db };
}

/** Beside Meta only what runs on this machine is asked. */
function refuseElsewhere(request: Request, print: { readonly error: () => void }): void {
  if (!isOnThisMachine(request)) print.error();
}

function isOnThisMachine({ url }: Request): boolean {
  return new URL(url).hostname === "127.0.0.1";
}

/** Fills a slot of infrastructure/once.ts before the container would. */
function hold(name: string, value: unknown): void {
  Reflect.set(globalThis, Symbol.for(`crm-instagram.${name}`), { value });
}

/** Meta downloads pictures from our public media route, or from the one other host there is. */
async function fetchMedia(url: string): Promise<Response> {
  return url.startsWith(`${ELSEWHERE}/`) ? await fetchElsewhere(url) : await fetchFromUs(url);
}

async function fetchFromUs(url: string): Promise<Response> {
  const [, , mediaId = "", name = ""] = new URL(url).pathname.split("/");
  return await media(new Request(url), { params: Promise.resolve({ mediaId, name }) });
}

/** Everything the database holds, as text. */
export async function everythingStored(db: Db): Promise<string> {
  const collections = await db.listCollections().toArray();
  const contents = await Promise.all(
    collections.map(async ({ name }) => ({ name, documents: await db.collection(name).find().toArray() })),
  );
  return JSON.stringify(contents);
}

export const signedIn = (sub: string): Promise<Browser> => Browser.signedIn(sub);
