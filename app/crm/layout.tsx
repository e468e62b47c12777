import type { ReactNode } from "react";
import { readNotices } from "@/app/crm/social/read-notices";

/**
 * The frame of the stand-alone app around the module; a host has its own. The first bytes wait, for a moment, until
 * what every page shows has been read: pages then come whole, need no JavaScript to be read, and nothing moves.
 */
export default function CrmLayout({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <FirstBytes />
    </>
  );
}

async function FirstBytes() {
  await readNotices();
  return null;
}
