"use client";

import { LoadError } from "@/app/_ui/load-error";

export default function ConnectionsError({ retry }: { readonly retry: () => void }) {
  return <LoadError title="The connections could not be loaded" retry={retry} />;
}
