"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { ItemList } from "@/app/_ui/item";
import { PAGE_TITLE_ID } from "@/app/_ui/page-header";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import { ConnectionRow } from "@/app/crm/social/connections/connection-row";
import { NoConnections } from "@/app/crm/social/connections/no-connections";

interface ConnectionListProps {
  readonly connections: readonly ConnectionView[];
  readonly configured: boolean;
}

export function ConnectionList({ connections, configured }: ConnectionListProps) {
  const router = useRouter();
  const [announcement, setAnnouncement] = useState("");
  const [gone, setGone] = useState<readonly ConnectionView[]>([]);

  const drop = (connection: ConnectionView) => {
    setGone((before) => [...before, connection]);
    setAnnouncement(`@${connection.username} is disconnected`);
    router.refresh();
  };
  useEffect(() => {
    // Only now is the open dialog, and with it the pressed button, gone.
    if (gone.length > 0) document.getElementById(PAGE_TITLE_ID)?.focus();
  }, [gone]);
  const shown = connections.filter((connection) => !gone.includes(connection));

  return (
    <>
      <p role="status" className="sr-only">
        {announcement}
      </p>
      {shown.length === 0 ? (
        <NoConnections configured={configured} />
      ) : (
        <ItemList label="Connected accounts">
          {shown.map((connection) => (
            <ConnectionRow
              key={connection.channelId}
              connection={connection}
              onDisconnected={() => drop(connection)}
            />
          ))}
        </ItemList>
      )}
    </>
  );
}
