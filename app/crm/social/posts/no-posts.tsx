import { ImageIcon } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/app/_ui/button-class";
import { Empty } from "@/app/_ui/empty";
import {
  EVERYTHING,
  type HistoryFilter,
  historyAddress,
  isFiltered,
} from "@/app/crm/social/posts/history-filter";
import { NEW_POST_ADDRESS } from "@/app/crm/social/posts/post-addresses";

interface NoPostsProps {
  readonly filter: HistoryFilter;
  readonly isFirstPage: boolean;
}

interface Words {
  readonly title: string;
  readonly text: string;
  readonly label: string;
  readonly href: string;
}

export function NoPosts({ filter, isFirstPage }: NoPostsProps) {
  const { title, text, label, href } = wordsFor(filter, isFirstPage);
  return (
    <Empty
      icon={<ImageIcon aria-hidden className="size-6" />}
      title={title}
      action={
        <Link href={href} className={buttonClass("primary")}>
          {label}
        </Link>
      }
    >
      {text}
    </Empty>
  );
}

function wordsFor(filter: HistoryFilter, isFirstPage: boolean): Words {
  if (!isFirstPage) {
    const text = "You have reached the first post.";
    return { title: "No older posts", text, label: "Newest posts", href: historyAddress(filter) };
  }
  if (isFiltered(filter)) {
    const text = "No post has this account and status.";
    return {
      title: "Nothing with this filter",
      text,
      label: "Show all posts",
      href: historyAddress(EVERYTHING),
    };
  }
  const text = "What you publish from here is listed with how it went.";
  return { title: "No posts yet", text, label: "Write a post", href: NEW_POST_ADDRESS };
}
