import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** What the product promises on two quiet cores; a slower or busier machine is asked for fewer. */
export const READS_PER_SECOND = Number(process.env.READS_PER_SECOND || 200);

const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });
const TICK_MS = 5;

export interface Reads {
  readonly count: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p99: number;
  readonly worst: number;
  /** Answers other than 200. */
  readonly refused: number;
}

interface Answered {
  readonly ms: number;
  readonly isOk: boolean;
}

/** Asks for these addresses in turn, `perSecond` of them however slow the answers are, until `over` settles. */
export async function readSteadily(
  urls: readonly string[],
  headers: Readonly<Record<string, string>>,
  perSecond: number,
  over: Promise<unknown>,
): Promise<Reads> {
  let isOver = false;
  const end = () => {
    isOver = true;
  };
  over.then(end, end);
  const answers: Promise<Answered>[] = [];
  const begun = performance.now();
  while (!isOver) {
    const due = ((performance.now() - begun) / 1000) * perSecond;
    while (answers.length < due) answers.push(read(urls[answers.length % urls.length] ?? "", headers));
    await sleep(TICK_MS);
  }
  return summaryOf(await Promise.all(answers));
}

function read(url: string, headers: Readonly<Record<string, string>>): Promise<Answered> {
  const begun = performance.now();
  return new Promise((resolve) => {
    const done = (isOk: boolean) => resolve({ ms: performance.now() - begun, isOk });
    http
      .get(url, { agent, headers }, (response) => {
        response.resume().on("end", () => done(response.statusCode === 200));
      })
      .on("error", () => done(false));
  });
}

function summaryOf(answers: readonly Answered[]): Reads {
  const sorted = answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  const refused = answers.filter(({ isOk }) => !isOk).length;
  return { count: sorted.length, median: at(0.5), p99: at(0.99), worst: at(1), refused };
}
