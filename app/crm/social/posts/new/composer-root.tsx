"use client";

import { useSearchParams } from "next/navigation";
import { type ComponentProps, useState } from "react";
import { Composer } from "@/app/crm/social/posts/new/composer";

/**
 * A draft puts its id into the address once it is kept. Going from there to "New post" changes nothing but the
 * address: the form of the old draft must not stay.
 */
export function ComposerRoot(props: ComponentProps<typeof Composer>) {
  const inAddress = useSearchParams().get("post");
  const [form, setForm] = useState({ number: 0, inAddress });
  if (form.inAddress !== inAddress) {
    setForm({ number: form.number + (inAddress === null ? 1 : 0), inAddress });
  }
  return <Composer key={form.number} {...props} />;
}
