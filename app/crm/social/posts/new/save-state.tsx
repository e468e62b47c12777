import { Check, CloudOff } from "lucide-react";
import { Spinner } from "@/app/_ui/spinner";
import type { DraftKeeper } from "@/app/crm/social/posts/new/draft/draft-keeper";
import { saveWords } from "@/app/crm/social/posts/new/save-words";

/** Said aloud only when something is in the way: a draft saves itself with every pause. */
export function SaveState({ keeper }: { readonly keeper: DraftKeeper }) {
  const { phase } = keeper.state;
  const status = keeper.kept?.status ?? null;
  const words = saveWords(keeper.state, status);
  const isKept = phase === "saved" || (phase === "idle" && status === "draft");
  const isTrouble = phase === "unsaved";
  return (
    <p className={`flex min-h-6 items-center gap-1.5 text-sm ${isTrouble ? "text-warning" : "text-muted"}`}>
      {phase === "saving" && <Spinner />}
      {isKept && <Check aria-hidden className="size-4" />}
      {isTrouble && <CloudOff aria-hidden className="size-4 shrink-0" />}
      <span aria-hidden={isTrouble}>{words}</span>
      <span role="status" className="sr-only">
        {isTrouble ? words : ""}
      </span>
    </p>
  );
}
