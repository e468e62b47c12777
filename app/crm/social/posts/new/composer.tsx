"use client";

import type { KeyboardEvent } from "react";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import { HEALTH_WORDS } from "@/app/crm/social/connections/health-words";
import { AccountField } from "@/app/crm/social/posts/new/account-field";
import { AltTextField } from "@/app/crm/social/posts/new/alt-text-field";
import { CaptionField } from "@/app/crm/social/posts/new/caption-field";
import { FIELD_IDS } from "@/app/crm/social/posts/new/draft";
import { PhotoField } from "@/app/crm/social/posts/new/photo-field";
import { previewOf } from "@/app/crm/social/posts/new/photo-item";
import { PostPreview } from "@/app/crm/social/posts/new/post-preview";
import { ProblemList } from "@/app/crm/social/posts/new/problem-list";
import { PublishBar } from "@/app/crm/social/posts/new/publish-bar";
import { RefusalNotice } from "@/app/crm/social/posts/new/refusal-notice";
import { useComposer } from "@/app/crm/social/posts/new/use-composer";
import { usePageFiles } from "@/app/crm/social/posts/new/use-page-files";

export function Composer({ connections }: { readonly connections: readonly ConnectionView[] }) {
  const usable = connections.filter(({ health }) => HEALTH_WORDS[health].canPost);
  const composer = useComposer(usable.map(({ channelId }) => channelId));
  const { draft, errorsOf, write } = composer;
  usePageFiles(composer.choosePhoto);

  const publishByKeyboard = (event: KeyboardEvent) => {
    const isShortcut = (event.metaKey || event.ctrlKey) && event.key === "Enter";
    if (!isShortcut || event.nativeEvent.isComposing || event.repeat) return;
    event.preventDefault();
    void composer.submit();
  };

  return (
    <div className="grid items-start gap-8 grid-cols-1 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <form
        noValidate
        className="space-y-6"
        onKeyDown={publishByKeyboard}
        onSubmit={(event) => {
          event.preventDefault();
          void composer.submit();
        }}
      >
        <AccountField
          connections={connections}
          channelId={draft.channelId}
          errors={errorsOf(FIELD_IDS.account)}
          onChange={(channelId) => write({ channelId })}
        />
        <PhotoField
          photo={draft.photo}
          errors={errorsOf(FIELD_IDS.photo)}
          onChoose={composer.choosePhoto}
          onRemove={composer.removePhoto}
        />
        <AltTextField
          altText={draft.altText}
          errors={errorsOf(FIELD_IDS.altText)}
          onChange={(altText) => write({ altText })}
        />
        <CaptionField
          caption={draft.caption}
          errors={errorsOf(FIELD_IDS.caption)}
          onChange={(caption) => write({ caption })}
        />
        <ProblemList ref={composer.problemList} problems={composer.problems} />
        <RefusalNotice failure={composer.failure} channelId={draft.channelId} />
        <PublishBar busy={composer.busy} />
      </form>
      <details open className="lg:sticky lg:top-8">
        <summary className="mb-2 cursor-pointer py-1 text-sm font-medium">Preview</summary>
        <PostPreview
          account={connections.find(({ channelId }) => channelId === draft.channelId)}
          imageUrl={previewOf(draft.photo)}
          altText={draft.altText}
          caption={draft.caption}
        />
      </details>
    </div>
  );
}
