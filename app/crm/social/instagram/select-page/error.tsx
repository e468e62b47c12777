"use client";

import { LoadError } from "@/app/_ui/load-error";

export default function SelectPageError({ retry }: { readonly retry: () => void }) {
  return <LoadError title="The accounts could not be loaded" retry={retry} />;
}
