"use client";

import Link from "next/link";
import { Button } from "@/app/_ui/button";
import { type ButtonTone, buttonClass } from "@/app/_ui/button-class";
import type { PostView } from "@/app/api/_schemas/post";
import { startAddress } from "@/app/crm/social/connections/start-address";
import { ACTION_WORDS, type DeedName, type LinkName } from "@/app/crm/social/posts/action-words";
import { editAddress } from "@/app/crm/social/posts/post-addresses";

interface ActionProps {
  readonly tone: ButtonTone;
  /** Which post it is about, where there are several. */
  readonly title: string | null;
}

interface DeedButtonProps extends ActionProps {
  readonly name: DeedName;
  readonly busy: boolean;
  readonly onPress: () => void;
}

export function DeedButton({ name, busy, tone, title, onPress }: DeedButtonProps) {
  const { label, icon: Icon } = ACTION_WORDS[name];
  return (
    <Button tone={tone} icon={<Icon aria-hidden />} busy={busy} onClick={onPress} {...named(label, title)}>
      {label}
    </Button>
  );
}

interface PostLinkProps extends ActionProps {
  readonly name: LinkName;
  readonly post: PostView;
  /** Where the account's posts are seen. */
  readonly profileUrl: string | null;
}

export function PostLink({ name, post, profileUrl, tone, title }: PostLinkProps) {
  const { label, icon: Icon } = ACTION_WORDS[name];
  const shared = { className: buttonClass(tone), ...named(label, title) };
  const inside = (
    <>
      <Icon aria-hidden />
      {label}
    </>
  );
  switch (name) {
    case "edit":
      return (
        <Link href={editAddress(post.id)} prefetch={false} {...shared}>
          {inside}
        </Link>
      );
    case "reconnect":
      return (
        <a href={startAddress({ reconnect: post.channelId })} {...shared}>
          {inside}
        </a>
      );
    case "open":
    case "look":
      return (
        <a
          href={(name === "open" ? post.permalink : profileUrl) ?? ""}
          target="_blank"
          rel="noreferrer"
          {...shared}
        >
          {inside}
        </a>
      );
  }
}

function named(label: string, title: string | null): { readonly "aria-label"?: string } {
  return title === null ? {} : { "aria-label": `${label}: ${title}` };
}
