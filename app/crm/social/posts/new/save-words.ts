import { isPassing, type KeepState, type KeptDraft } from "@/app/crm/social/posts/new/draft/draft-keeper";

/** Where what was written is kept at this moment; null where there is nothing to say. */
export function saveWords(state: KeepState, status: KeptDraft["status"] | null): string | null {
  const isScheduled = status === "scheduled";
  switch (state.phase) {
    case "idle":
      if (isScheduled) return "Changes go out only once they are saved";
      return status === "draft" ? "Draft saved" : null;
    case "saving":
      return "Saving";
    case "saved":
      return isScheduled ? "Changes saved" : "Draft saved";
    case "unsaved":
      return `Not saved yet, kept in this browser${isPassing(state.failure) ? ". We keep trying" : ""}`;
    case "stale":
    case "gone":
    case "sent":
      return null;
  }
}
