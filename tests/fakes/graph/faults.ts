import type { GraphAnswer } from "./graph-answer";
import { answerOf } from "./graph-answer";
import type { Meta } from "./meta";
import { named, namedAnswer } from "./named-errors";

export interface Fault {
  match?: {
    method?: string;
    /** A string matches when the path contains it. */
    path?: string | RegExp;
    /** Spares the first n-1 matching requests. */
    nth?: number;
  };
  /** `slow` applies at once and answers after `ms`. */
  action: "answer" | "drop" | "apply-then-answer" | "apply-then-drop" | "slow";
  /** A named error such as `4/2207051`, `500`, `200-no-id`, `429`; wins over `status` and `body`. */
  error?: string;
  status?: number;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  ms?: number;
  /** Default 1; `Infinity` until cleared. */
  times?: number;
  /** To take it away by. */
  name?: string;
  /** Armed once this one is used up. */
  next?: Fault;
}

interface ArmedFault {
  fault: Fault;
  seen: number;
  left: number;
}

function matches({ match = {} }: Fault, method: string, path: string): boolean {
  if (match.method && match.method.toUpperCase() !== method) return false;
  if (match.path === undefined) return true;
  return typeof match.path === "string" ? path.includes(match.path) : match.path.test(path);
}

export class FaultBox {
  #armed: ArmedFault[] = [];

  arm(fault: Fault): void {
    this.#armed.push({ fault, seen: 0, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#armed = [];
  }

  disarm(name: string): void {
    this.#armed = this.#armed.filter((armed) => armed.fault.name !== name);
  }

  isArmed(name: string): boolean {
    return this.#armed.some((armed) => armed.fault.name === name);
  }

  get count(): number {
    return this.#armed.length;
  }

  /** The first armed fault for this request, used up by one. */
  take(method: string, path: string): Fault | null {
    let taken: ArmedFault | null = null;
    for (const armed of this.#armed) {
      if (!matches(armed.fault, method, path)) continue;
      armed.seen++;
      if (!taken && armed.seen >= (armed.fault.match?.nth ?? 1)) taken = armed;
    }
    if (!taken) return null;
    taken.left--;
    this.#armed = this.#armed.filter((armed) => armed.left > 0);
    if (taken.left <= 0 && taken.fault.next) this.arm(taken.fault.next);
    return taken.fault;
  }
}

export function faultAnswer(meta: Meta, fault: Fault, instagramId: string): GraphAnswer {
  const base = fault.error
    ? (namedAnswer(fault.error, instagramId) ?? answerOf(meta, named(fault.error)))
    : { status: fault.status ?? 500, body: fault.body ?? answerOf(meta, named("2")).body };
  return { ...base, headers: { ...base.headers, ...fault.headers } };
}
