"use client";

import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import type { DraftKeeper } from "@/app/crm/social/posts/new/draft/draft-keeper";
import { saveDraft } from "@/app/crm/social/posts/new/draft/use-kept-draft";
import { isUnderWay } from "@/app/crm/social/posts/new/media/draft-item";
import type { DraftItem } from "@/app/crm/social/posts/new/media/draft-media";
import { useLeaveGuard } from "@/app/crm/social/posts/new/use-leave-guard";

interface LeaveDialogProps {
  readonly items: readonly DraftItem[];
  readonly keeper: DraftKeeper;
}

/** Files that have not arrived yet are lost by leaving; words are saved on the way to another page, if not to another site. */
export function LeaveDialog({ items, keeper }: LeaveDialogProps) {
  const { isAsking, stay, leave } = useLeaveGuard({
    isNeeded: items.some(isUnderWay),
    hasUnsaved: () => keeper.hasUnsaved(),
    onHurry: () => void saveDraft(keeper),
  });
  return (
    <Dialog
      open={isAsking}
      title="Leave while files are on their way?"
      onClose={stay}
      actions={
        <>
          <Button onClick={stay} data-initial-focus>
            Stay
          </Button>
          <Button tone="danger" onClick={leave}>
            Leave
          </Button>
        </>
      }
    >
      <p>A file that has not arrived yet has to be chosen again. Everything else is kept.</p>
    </Dialog>
  );
}
