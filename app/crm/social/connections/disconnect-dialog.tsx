"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { postJson } from "@/app/_ui/call-api";
import { Dialog } from "@/app/_ui/dialog";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import { Consequences } from "@/app/crm/social/connections/consequences";

interface DisconnectDialogProps {
  readonly connection: ConnectionView;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onDisconnected: () => void;
}

export function DisconnectDialog({ connection, open, onClose, onDisconnected }: DisconnectDialogProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const close = () => {
    setProblem(null);
    onClose();
  };

  const disconnect = async () => {
    setBusy(true);
    setProblem(null);
    const answer = await postJson("/api/auth/instagram/disconnect", { channelId: connection.channelId });
    setBusy(false);
    if (!answer.ok && answer.failure.code !== "not_found") return setProblem(answer.failure.sentence);
    close();
    onDisconnected();
  };

  return (
    <Dialog
      open={open}
      title={`Disconnect @${connection.username}?`}
      onClose={close}
      actions={
        <>
          <Button onClick={close} data-initial-focus>
            Keep
          </Button>
          <Button tone="danger" busy={busy} onClick={disconnect}>
            Disconnect
          </Button>
        </>
      }
    >
      <p>The CRM can then no longer post as @{connection.username} or read its metrics.</p>
      <Consequences channelId={connection.channelId} counting={open} />
      <p>You can connect it again at any time; cancelled posts stay cancelled.</p>
      <p role="alert" className="text-danger">
        {problem}
      </p>
    </Dialog>
  );
}
