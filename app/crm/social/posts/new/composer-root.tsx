"use client";

import { useSearchParams } from "next/navigation";
import { type ComponentProps, useState } from "react";
import { useReadAgainOnBack } from "@/app/_ui/use-read-again-on-back";
import { Composer } from "@/app/crm/social/posts/new/composer";
import { ComposerSkeleton } from "@/app/crm/social/posts/new/composer-skeleton";

/**
 * A draft puts its id into the address once it is kept. Going from there to "New post" changes nothing but the
 * address: the form of the old draft must not stay. And there is no form from before the draft was last written:
 * it would be empty, or its first save would look like another tab's.
 */
export function ComposerRoot(props: ComponentProps<typeof Composer>) {
  const isFromBefore = useReadAgainOnBack(props.connections);
  const inAddress = useSearchParams().get("post");
  const [form, setForm] = useState({ number: 0, inAddress });
  if (form.inAddress !== inAddress) {
    setForm({ number: form.number + (inAddress === null ? 1 : 0), inAddress });
  }
  return isFromBefore ? <ComposerSkeleton /> : <Composer key={form.number} {...props} />;
}
