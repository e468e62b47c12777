"use client";

import { LoadError } from "@/app/_ui/load-error";

export default function PostsError({ retry }: { readonly retry: () => void }) {
  return <LoadError title="The posts could not be loaded" retry={retry} />;
}
