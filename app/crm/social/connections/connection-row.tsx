"use client";

import { RefreshCw, Unlink } from "lucide-react";
import { useState } from "react";
import { Avatar } from "@/app/_ui/avatar";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { Item } from "@/app/_ui/item";
import { useNow } from "@/app/_ui/time";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import { ConnectLink } from "@/app/crm/social/connections/connect-link";
import {
  type ConnectionWords,
  connectionWords,
  refreshedWords,
} from "@/app/crm/social/connections/connection-words";
import { DisconnectDialog } from "@/app/crm/social/connections/disconnect-dialog";
import { endsWithDataAccess } from "@/app/crm/social/connections/expiry";
import { ExpiryLine } from "@/app/crm/social/connections/expiry-line";
import { needsReconnect } from "@/app/crm/social/connections/needs-reconnect";
import { PermissionGaps } from "@/app/crm/social/connections/permission-gaps";
import { PublishingLines } from "@/app/crm/social/connections/publishing-lines";
import { isResting } from "@/app/crm/social/connections/quota-words";
import { useRefresh } from "@/app/crm/social/connections/use-refresh";

interface ConnectionRowProps {
  readonly connection: ConnectionView;
  readonly onDisconnected: () => void;
}

export function ConnectionRow({ connection, onDisconnected }: ConnectionRowProps) {
  const { channelId, username, health } = connection;
  const now = useNow();
  const words = connectionWords(connection, isResting(connection, now));
  const [asking, setAsking] = useState(false);
  const { busy, outcome, refresh } = useRefresh(channelId);
  const endsSoon = health === "expiring";
  const needsDialog = endsSoon && endsWithDataAccess(connection);
  const offersReconnect = !words.canPost || needsDialog || needsReconnect(outcome?.failure);
  const result = outcome && (outcome.failure?.sentence ?? refreshedWords(words));

  return (
    <li>
      <Item
        media={<Avatar username={username} url={connection.avatarUrl} />}
        actions={
          <>
            {offersReconnect && (
              <ConnectLink label="Reconnect" name={`Reconnect @${username}`} reconnect={channelId} />
            )}
            {words.canRefresh && (
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
        <Identity connection={connection} words={words} />
        {result === null && <p className="mt-1.5 text-sm wrap-anywhere">{words.help}</p>}
        {/* Holds results alone, so that nothing but a result is announced. */}
        <p role="status" className="text-sm wrap-anywhere not-empty:mt-1.5">
          {result}
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

interface IdentityProps {
  readonly connection: ConnectionView;
  readonly words: ConnectionWords;
}

function Identity({ connection, words: { word, tone, icon } }: IdentityProps) {
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
