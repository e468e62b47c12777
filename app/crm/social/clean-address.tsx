"use client";

import { useEffect } from "react";

/** Takes the message out of the address once it is shown, so that a reload does not repeat it. */
export function CleanAddress() {
  useEffect(() => {
    window.history.replaceState(null, "", window.location.pathname);
  }, []);
  return null;
}
