"use client";

import { useState } from "react";
import type { ButtonTone } from "@/app/_ui/button-class";
import type { PostView } from "@/app/api/_schemas/post";
import { ACTION_WORDS, type ActionName, type DeedName, isLink } from "@/app/crm/social/posts/action-words";
import { AskDialog } from "@/app/crm/social/posts/ask-dialog";
import { DeedButton, PostLink } from "@/app/crm/social/posts/post-action";
import { postTitle } from "@/app/crm/social/posts/post-words";
import { type Question, questionFor } from "@/app/crm/social/posts/question-words";

interface PostActionsProps {
  readonly post: PostView;
  /** Where the account's posts are seen. */
  readonly profileUrl: string | null;
  readonly actions: readonly ActionName[];
  readonly running: DeedName | null;
  readonly onAct: (name: DeedName) => void;
  /** Of the first one; the others are quiet. */
  readonly tone?: ButtonTone;
  /** Among other posts, each button says which one it is about. */
  readonly isAmongOthers?: boolean;
}

interface Asking {
  readonly name: DeedName;
  readonly question: Question;
  readonly isOpen: boolean;
}

export function PostActions(props: PostActionsProps) {
  const { post, profileUrl, actions, running, onAct, tone = "secondary", isAmongOthers = false } = props;
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking((before) => before && { ...before, isOpen: false });

  const press = (name: DeedName) => {
    const question = questionFor(name, post);
    if (question === null) onAct(name);
    else setAsking({ name, question, isOpen: true });
  };
  const agree = () => {
    close();
    if (asking?.isOpen) onAct(asking.name);
  };

  return (
    <>
      {actions.map((name, index) => {
        const shared = {
          tone: index === 0 ? tone : ("quiet" as const),
          title: isAmongOthers ? postTitle(post) : null,
        };
        return isLink(name) ? (
          <PostLink key={name} name={name} post={post} profileUrl={profileUrl} {...shared} />
        ) : (
          <DeedButton
            key={name}
            name={name}
            busy={running === name}
            onPress={() => press(name)}
            {...shared}
          />
        );
      })}
      {asking && (
        <AskDialog
          question={asking.question}
          open={asking.isOpen}
          label={ACTION_WORDS[asking.name].label}
          isDanger={asking.name === "delete" || asking.name === "cancel"}
          onNo={close}
          onYes={agree}
        />
      )}
    </>
  );
}
