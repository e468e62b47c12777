"use client";

import { RefreshCw, Unlink } from "lucide-react";
import { useState } from "react";
import { Avatar } from "@/app/_ui/avatar";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { Item } from "@/app/_ui/item";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import { ConnectLink } from "@/app/crm/social/connections/connect-link";
import { DisconnectDialog } from "@/app/crm/social/connections/disconnect-dialog";
import { endsWithDataAccess } from "@/app/crm/social/connections/expiry";
import { ExpiryLine } from "@/app/crm/social/connections/expiry-line";
import { healthWords } from "@/app/crm/social/connections/health-words";
import { PermissionGaps } from "@/app/crm/social/connections/permission-gaps";
import { PublishingLines } from "@/app/crm/social/connections/publishing-lines";
import { useRefresh } from "@/app/crm/social/connections/use-refresh";

interface ConnectionRowProps {
  readonly connection: ConnectionView;
  readonly onDisconnected: () => void;
}

export function ConnectionRow({ connection, onDisconnected }: ConnectionRowProps) {
  const { channelId, username, health } = connection;
  const [asking, setAsking] = useState(false);
  const { busy, outcome, refresh } = useRefresh(channelId);
  const { canPost, help } = healthWords(connection);
  const endsSoon = health === "expiring";
  const needsDialog = endsSoon && endsWithDataAccess(connection);
  const offersReconnect = !canPost || needsDialog || outcome?.needsReconnect === true;

  return (
    <li>
      <Item
        media={<Avatar username={username} url={connection.avatarUrl} />}
        actions={
          <>
            {offersReconnect && (
              <ConnectLink label="Reconnect" name={`Reconnect @${username}`} reconnect={channelId} />
            )}
            {canPost && (
              <Button
                tone={endsSoon && !offersReconnect ? "primary" : "secondary"}
                icon={<RefreshCw aria-hidden />}
                busy={busy}
                onClick={refresh}
                aria-label={`Refresh @${username}`}
              >
                Refresh
              </Button>
            )}
            <Button
              icon={<Unlink aria-hidden />}
              onClick={() => setAsking(true)}
              aria-label={`Disconnect @${username}`}
            >
              Disconnect
            </Button>
          </>
        }
      >
        <Identity connection={connection} />
        {outcome === null && <p className="mt-1.5 text-sm wrap-anywhere">{help(connection)}</p>}
        {/* Holds results alone, so that nothing but a result is announced. */}
        <p role="status" className="text-sm wrap-anywhere not-empty:mt-1.5">
          {outcome?.sentence}
        </p>
        {!connection.unreadable && <Facts connection={connection} />}
      </Item>
      <DisconnectDialog
        connection={connection}
        open={asking}
        onClose={() => setAsking(false)}
        onDisconnected={onDisconnected}
      />
    </li>
  );
}

function Identity({ connection }: { readonly connection: ConnectionView }) {
  const { word, tone, icon } = healthWords(connection);
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-semibold wrap-anywhere">@{connection.username}</span>
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
      </div>
      {!connection.unreadable && (
        <p className="text-sm text-muted wrap-anywhere">
          {connection.pageName ? (
            <>
              Page: <bdi>{connection.pageName}</bdi>
            </>
          ) : (
            "Connected with Instagram Login"
          )}
        </p>
      )}
    </>
  );
}

function Facts({ connection }: { readonly connection: ConnectionView }) {
  return (
    <div className="mt-0.5 text-sm text-muted">
      <PublishingLines connection={connection} />
      <ExpiryLine connection={connection} />
      <PermissionGaps connection={connection} />
    </div>
  );
}
