import { SearchX } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/app/_ui/button-class";
import { Empty } from "@/app/_ui/empty";

export function MissingPage() {
  return (
    <Empty
      heading="h1"
      icon={<SearchX aria-hidden className="size-6" />}
      title="This page does not exist"
      action={
        <Link href="/crm/social/connections" className={buttonClass()}>
          Go to connections
        </Link>
      }
    >
      The address may be mistyped, or what was here has been removed.
    </Empty>
  );
}
