"use client";

import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { isUnderWay } from "@/app/crm/social/posts/new/media/draft-item";
import type { DraftItem } from "@/app/crm/social/posts/new/media/draft-media";
import { useLeaveGuard } from "@/app/crm/social/posts/new/use-leave-guard";

/** Files that have not arrived yet are the only thing that leaving would lose. */
export function LeaveDialog({ items }: { readonly items: readonly DraftItem[] }) {
  const { isAsking, stay, leave } = useLeaveGuard(items.some(isUnderWay));
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
