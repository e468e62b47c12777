/** How the platform behaves; every value can be changed while it runs. */
export interface Switches {
  /** How long images and carousels are IN_PROGRESS. */
  ripenMs: number;
  videoRipenMs: number;
  /** Taken in order by new containers before `ripenMs` and `videoRipenMs` count again. */
  ripenings: readonly number[];
  /** Subcodes with which new containers turn out broken, taken in order like `ripenings`. */
  failures: readonly number[];
  /** A second `media_publish` of the same container goes live again. */
  secondPublishGoesLive: boolean;
  /** Container and media-list reads show the world as it was this long ago. */
  readLagMs: number;
  /** Writes are applied only after this delay, even when their sender is gone by then. */
  arriveAfterDeathMs: number;
  /** Media younger than this answer `{"data":[]}` to insights. */
  insightsDelayMs: number;
  omitExpiresIn: boolean;
  /** `DELETE …/permissions` answers a bare `true`. */
  revokeAnswersTrue: boolean;
  omitQuotaConfig: boolean;
  /** Percentage told in the usage header of an account, or of the app where no account is asked. */
  usagePercent: number;
  /** Answers carry a `Date`, as HTTP wants it. */
  tellsTime: boolean;
  /** When set, `X-App-Usage` tells this on every answer. */
  appUsagePercent: number | null;
  /** When null, 17 from 100 % on. */
  regainMinutes: number | null;
  /** Insights that Meta no longer knows. */
  retiredMetrics: readonly string[];
}
