import { ImageOff } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/app/_ui/button-class";
import { Empty } from "@/app/_ui/empty";

export default function PostNotFound() {
  return (
    <Empty
      heading="h1"
      icon={<ImageOff aria-hidden className="size-6" />}
      title="This post does not exist"
      action={
        <Link href="/crm/social/posts" className={buttonClass()}>
          Go to posts
        </Link>
      }
    >
      It may have been removed.
    </Empty>
  );
}
