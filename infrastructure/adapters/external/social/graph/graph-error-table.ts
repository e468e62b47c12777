import { CONTAINER_ERROR_ROWS } from "@/infrastructure/adapters/external/social/graph/container-error-rows";
import {
  type GraphErrorMeaning,
  type GraphErrorRows,
  hiccup,
  rejected,
  throttled,
} from "@/infrastructure/adapters/external/social/graph/graph-error-meaning";
import {
  ACCESS_ROWS,
  LIMIT_ROWS,
  TRANSIENT_ROWS,
} from "@/infrastructure/adapters/external/social/graph/graph-error-rows-access";
import { PUBLISHING_ROWS } from "@/infrastructure/adapters/external/social/graph/graph-error-rows-publishing";
import {
  type GraphObject,
  OBJECT_REFUSALS,
  refusalOf,
} from "@/infrastructure/adapters/external/social/graph/graph-object";

export const GRAPH_ERROR_ROWS: GraphErrorRows = {
  ...ACCESS_ROWS,
  ...LIMIT_ROWS,
  ...TRANSIENT_ROWS,
  ...PUBLISHING_ROWS,
};

export interface GraphNumbers {
  /** What was asked about; left out where only the numbers are at hand. */
  readonly about?: GraphObject | undefined;
  readonly status: number;
  readonly code: number | null;
  readonly subcode: number | null;
  readonly isTransient: boolean;
}

/** What an error answer means; total: numbers that nobody has seen yet are judged by their kind. */
export function meaningOf({ about, status, code, subcode, isTransient }: GraphNumbers): GraphErrorMeaning {
  if (code === null) return status === 429 ? throttled : hiccup("retry");
  const refusal = refusalOf(code, subcode);
  if (about !== undefined && refusal !== null)
    return isTransient ? hiccup("retry") : OBJECT_REFUSALS[about][refusal];
  const precise = GRAPH_ERROR_ROWS[`${code}/${subcode}`];
  const known = precise ?? GRAPH_ERROR_ROWS[String(code)];
  if (isTransient && mayPass(known)) return hiccup("retry");
  if (precise !== undefined) return precise;
  if (isInstagramNumber(subcode) && status < 500 && isGeneral(known)) return meaningOfOwnNumber(subcode);
  return known ?? (status >= 500 ? hiccup("retry") : rejected("rejected_by_platform"));
}

/** `is_transient` is not believed of an account that a person has to free. */
function mayPass(known: GraphErrorMeaning | undefined): boolean {
  return known === undefined || (known.remedy === "stop" && known.code !== "account_restricted");
}

const INSTAGRAM_NUMBERS = 2207;

function isInstagramNumber(subcode: number | null): subcode is number {
  return Math.floor(Number(subcode) / 1000) === INSTAGRAM_NUMBERS;
}

/** A code that Meta uses for anything. */
function isGeneral(known: GraphErrorMeaning | undefined): boolean {
  return (
    known === undefined || known.code === "platform_unavailable" || known.reason === "rejected_by_platform"
  );
}

/** Instagram's numbers mean the same beside any general code; an unknown one is permanent (graph-api.md §5.6). */
function meaningOfOwnNumber(subcode: number): GraphErrorMeaning {
  return { ...(CONTAINER_ERROR_ROWS[subcode] ?? rejected("rejected_by_platform")), onPublish: "permanent" };
}
