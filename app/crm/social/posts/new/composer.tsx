"use client";

import { useNow } from "@/app/_ui/time";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import type { MediaView } from "@/app/api/_schemas/media";
import type { PostView } from "@/app/api/_schemas/post";
import { PublishingLines } from "@/app/crm/social/connections/publishing-lines";
import { ComposerFields } from "@/app/crm/social/posts/new/composer-fields";
import { formOfDraft } from "@/app/crm/social/posts/new/draft/draft-content";
import { canPost } from "@/app/crm/social/posts/new/fields/account-words";
import { LeaveDialog } from "@/app/crm/social/posts/new/leave-dialog";
import { coverOf } from "@/app/crm/social/posts/new/preview/cover-of";
import { GridStrip } from "@/app/crm/social/posts/new/preview/grid-strip";
import { PostPreview } from "@/app/crm/social/posts/new/preview/post-preview";
import { ProblemList } from "@/app/crm/social/posts/new/problem-list";
import { PublishBar } from "@/app/crm/social/posts/new/publish-bar";
import { RefusalNotice } from "@/app/crm/social/posts/new/refusal-notice";
import { RestoredNotice } from "@/app/crm/social/posts/new/restored-notice";
import { SaveState } from "@/app/crm/social/posts/new/save-state";
import { StaleNotice } from "@/app/crm/social/posts/new/stale-notice";
import { intentOf } from "@/app/crm/social/posts/new/submit-intent";
import { useComposer } from "@/app/crm/social/posts/new/use-composer";
import { usePageFiles } from "@/app/crm/social/posts/new/use-page-files";
import { useSubmitShortcut } from "@/app/crm/social/posts/new/use-submit-shortcut";

interface ComposerProps {
  readonly connections: readonly ConnectionView[];
  readonly actorId: string;
  readonly initial: PostView | null;
  /** What is known of its media. */
  readonly uploads: readonly MediaView[];
}

export function Composer({ connections, actorId, initial, uploads }: ComposerProps) {
  const first = connections.find(canPost);
  const accounts = {
    knownIds: connections.map(({ channelId }) => channelId),
    firstId: first?.channelId ?? "",
  };
  const composer = useComposer({ actorId, initial, uploads, accounts });
  const { draft, keeper, problems, backstop } = composer;
  const account = connections.find(({ channelId }) => channelId === draft.channelId);
  const now = useNow()?.getTime() ?? null;
  usePageFiles(composer.media.add);

  useSubmitShortcut(() => void composer.submit());

  return (
    <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <form
        noValidate
        className="space-y-6"
        onSubmit={(event) => {
          event.preventDefault();
          void composer.submit();
        }}
      >
        <LeaveDialog items={draft.items} keeper={keeper} />
        <RestoredNotice isRestored={backstop.isRestored} unfinished={backstop.unfinished} />
        <StaleNotice keeper={keeper} onDrop={backstop.forget} />
        <ComposerFields connections={connections} composer={composer} />
        <ProblemList ref={problems.list} problems={problems.listed} items={draft.items} />
        <RefusalNotice failure={composer.failure} channelId={draft.channelId} />
        <div className="space-y-3">
          <PublishBar intent={intentOf(keeper.kept?.status ?? null, draft.timing)} busy={composer.isBusy}>
            <SaveState keeper={keeper} />
          </PublishBar>
          <div className="text-sm text-muted">{account && <PublishingLines connection={account} />}</div>
        </div>
      </form>
      <details open className="max-w-sm lg:sticky lg:top-8 lg:max-w-none">
        <summary className="mb-2 cursor-pointer py-1 text-sm font-medium">Preview</summary>
        <div className="space-y-6">
          <PostPreview
            form={formOfDraft(draft)}
            account={account}
            items={draft.items}
            caption={draft.caption}
          />
          {!draft.isStory && (
            <GridStrip
              channelId={draft.channelId}
              ownId={keeper.kept?.id ?? null}
              now={now}
              own={{
                thumbnailUrl: coverOf(draft.items[0]),
                goesOutAt: draft.timing.when === "later" ? draft.timing.instant : null,
              }}
            />
          )}
        </div>
      </details>
    </div>
  );
}
