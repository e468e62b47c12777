import type { KeepState } from "@/app/crm/social/posts/new/draft/draft-keeper";

/** Where what was written is kept at this moment; null where there is nothing to say. */
export function saveWords({ phase }: Pick<KeepState, "phase">, isScheduled: boolean): string | null {
  switch (phase) {
    case "idle":
      return isScheduled ? "Changes go out only once they are saved" : null;
    case "saving":
      return "Saving";
    case "saved":
      return isScheduled ? "Changes saved" : "Draft saved";
    case "unsaved":
      return "Not saved yet, kept in this browser. We keep trying";
    case "stale":
    case "gone":
    case "sent":
      return null;
  }
}
