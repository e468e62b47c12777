import type { FailureReason } from "@/core/domain/errors";
import {
  type GraphErrorMeaning,
  hiccup,
  rejected,
} from "@/infrastructure/adapters/external/social/graph/graph-error-meaning";

/** A new container may work where this one did not. */
const broken = (reason: FailureReason): GraphErrorMeaning => ({
  code: "media_rejected",
  reason,
  remedy: "rebuild",
});

/** Numbers hidden in the `status` text of a failed container (graph-api.md §3.3, §5.6). */
export const CONTAINER_ERROR_ROWS: Readonly<Record<number, GraphErrorMeaning>> = {
  2207001: hiccup("rebuild"),
  2207003: broken("media_unreachable"),
  2207004: rejected("image_too_large"),
  2207005: rejected("image_format"),
  2207006: hiccup("rebuild"),
  2207008: hiccup("rebuild"),
  2207009: rejected("image_ratio"),
  2207010: rejected("caption_too_long"),
  2207018: rejected("tagged_account"),
  2207020: hiccup("rebuild"),
  2207023: rejected("rejected_by_platform"),
  2207026: rejected("video_format"),
  2207027: hiccup("rebuild"),
  2207028: rejected("rejected_by_platform"),
  2207032: hiccup("rebuild"),
  2207035: rejected("rejected_by_platform"),
  2207036: rejected("rejected_by_platform"),
  2207037: rejected("rejected_by_platform"),
  2207040: rejected("too_many_tags"),
  2207050: { code: "account_restricted", reason: "account_inactive", remedy: "stop" },
  2207051: { code: "account_restricted", reason: "action_blocked", remedy: "pause_account" },
  2207052: broken("media_unreachable"),
  2207053: hiccup("rebuild"),
  2207057: rejected("thumb_offset"),
  2207067: rejected("rejected_by_platform"),
  2207076: broken("media_processing"),
  2207077: broken("media_processing"),
  2207081: rejected("rejected_by_platform"),
  2207082: broken("media_processing"),
  2207085: broken("media_processing"),
  2207089: rejected("rejected_by_platform"),
};

/** Permanent for this container, whatever it was ("Fatal" has no number at all): only a new one may do. */
const UNKNOWN = broken("media_processing");

export function meaningOfContainerError(subcode: number | null): GraphErrorMeaning {
  return (subcode === null ? undefined : CONTAINER_ERROR_ROWS[subcode]) ?? UNKNOWN;
}
