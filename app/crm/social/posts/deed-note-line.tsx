import { clsx } from "clsx";
import { ConnectLink } from "@/app/crm/social/connections/connect-link";
import type { DeedNote } from "@/app/crm/social/posts/use-deeds";

interface DeedNoteLineProps {
  readonly note: DeedNote | null;
  readonly channelId: string;
}

/** It is said aloud by the page's own live region. */
export function DeedNoteLine({ note, channelId }: DeedNoteLineProps) {
  if (note === null) return null;
  return (
    <div className="mt-2 space-y-2 text-sm">
      <p className={clsx("font-medium wrap-anywhere", note.isFailure ? "text-danger" : "text-warning")}>
        {note.words}
      </p>
      {note.needsReconnect && <ConnectLink tone="secondary" label="Reconnect" reconnect={channelId} />}
    </div>
  );
}
