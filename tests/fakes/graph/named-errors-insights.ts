import type { NamedError } from "./graph-answer";
import { plain, publishing } from "./named-error-builders";

/** graph-api.md §4.2, §7.12. */
export const INSIGHTS_ERRORS: Readonly<Record<string, NamedError>> = {
  "10/viewers": plain(10, "(#10) Not enough viewers for the media to show insights"),
  "100/2108006": {
    status: 400,
    error: {
      ...publishing(100, 2108006, {
        message: "Invalid parameter",
        title: "Media Posted Before Business Account Conversion",
        detail:
          "The media was posted before the most recent time that the user's account was converted to a business account from a personal account.",
      }).error,
      error_data: { blame_field_specs: [[""]] },
    },
  },
};
