import { SearchX } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "@/app/_ui/button-class";
import { Empty } from "@/app/_ui/empty";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <div className="mx-auto max-w-xl px-4 py-16">
      <Empty
        heading="h1"
        icon={<SearchX className="size-6" />}
        title="This page does not exist"
        action={
          <Link href="/crm/social/connections" className={buttonClass()}>
            Go to connections
          </Link>
        }
      >
        The address may be mistyped, or what was here has been removed.
      </Empty>
    </div>
  );
}
