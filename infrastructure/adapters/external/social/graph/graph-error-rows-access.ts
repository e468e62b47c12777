import type { FailureReason } from "@/core/domain/errors";
import {
  everyCode,
  forbidden,
  type GraphErrorMeaning,
  type GraphErrorRows,
  hiccup,
  lostAccess,
  misconfigured,
  throttled,
} from "@/infrastructure/adapters/external/social/graph/graph-error-meaning";

const dead = (reason: FailureReason): GraphErrorMeaning => ({ ...lostAccess(reason), onPublish: "refused" });
const policyBlock: GraphErrorMeaning = {
  code: "account_restricted",
  reason: "policy_block",
  remedy: "stop",
  onPublish: "permanent",
};

/** 190 and 102 share their subcodes. */
const DEAD_TOKENS: Readonly<Record<string, FailureReason>> = {
  "452": "session_invalidated",
  "458": "app_removed",
  "459": "checkpoint",
  "460": "password_changed",
  "463": "token_expired",
  "464": "unconfirmed_account",
  "465": "unconfirmed_account",
  "467": "session_invalidated",
  "492": "page_role_lost",
  "493": "token_expired",
};

function deadTokens(code: number): GraphErrorRows {
  return Object.fromEntries(
    Object.entries(DEAD_TOKENS).map(([subcode, reason]) => [`${code}/${subcode}`, dead(reason)]),
  );
}

/** graph-api.md §5.3: tokens, permissions, the app and the account. */
export const ACCESS_ROWS: GraphErrorRows = {
  "190": dead("token_invalid"),
  ...deadTokens(190),
  "102": dead("session_invalidated"),
  ...deadTokens(102),
  "2500": dead("token_invalid"),
  "483": dead("token_invalid"),
  "101": misconfigured,
  "104": misconfigured,
  // A capability that the app lacks, not the person: its settings or access level (field-report.md §2b).
  "3": { code: "not_configured" },
  "10": forbidden,
  ...everyCode(200, 299, forbidden),
  "100/33": { code: "not_found", remedy: "retry" },
  "368": policyBlock,
  "368/1390008": policyBlock,
  "25": { code: "account_restricted", reason: "account_inactive", remedy: "stop", onPublish: "permanent" },
};

/** graph-api.md §5.4: limits, and the action block that only looks like one. */
export const LIMIT_ROWS: GraphErrorRows = {
  "4": throttled,
  "17": throttled,
  "32": throttled,
  "341": throttled,
  "613": throttled,
  ...everyCode(80_000, 80_014, throttled),
  "4/2207051": {
    code: "account_restricted",
    reason: "action_blocked",
    remedy: "pause_account",
    onPublish: "action_blocked",
  },
  "9": { code: "quota_exhausted", remedy: "wait" },
  "9/2207042": { code: "quota_exhausted", remedy: "wait", onPublish: "refused" },
};

/** graph-api.md §5.5: what passes by itself. */
export const TRANSIENT_ROWS: GraphErrorRows = {
  "1": hiccup("retry"),
  "2": hiccup("retry"),
  "-1": hiccup("retry"),
  "-1/2207001": hiccup("retry"),
};
