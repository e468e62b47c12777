import type { ConnectionView } from "@/app/api/_schemas/connection";
import { formOfDraft, kindOfDraft } from "@/app/crm/social/posts/new/draft/draft-content";
import { AccountField } from "@/app/crm/social/posts/new/fields/account-field";
import { CaptionField } from "@/app/crm/social/posts/new/fields/caption-field";
import { KindField } from "@/app/crm/social/posts/new/fields/kind-field";
import { MoreOptions } from "@/app/crm/social/posts/new/fields/more-options";
import { ShareToFeedField } from "@/app/crm/social/posts/new/fields/share-to-feed-field";
import { MediaField } from "@/app/crm/social/posts/new/media/media-field";
import { ScheduleField } from "@/app/crm/social/posts/new/schedule/schedule-field";
import type { useComposer } from "@/app/crm/social/posts/new/use-composer";
import { takes } from "@/core/domain/marketing/instagram-fields";

interface ComposerFieldsProps {
  readonly connections: readonly ConnectionView[];
  readonly composer: ReturnType<typeof useComposer>;
}

/** Media first: Instagram has no post of text alone. What this kind of post does not take is not shown. */
export function ComposerFields({ connections, composer }: ComposerFieldsProps) {
  const { draft, media, problems, write } = composer;
  const { errorsOf, warnings } = problems;
  const form = formOfDraft(draft);
  const account = connections.find(({ channelId }) => channelId === draft.channelId);
  return (
    <>
      <AccountField
        connections={connections}
        channelId={draft.channelId}
        errors={errorsOf("channelId")}
        onChange={(channelId) => write({ channelId })}
      />
      <KindField
        isStory={draft.isStory}
        form={form}
        errors={errorsOf("kind")}
        onChange={(isStory) => write({ isStory })}
      />
      <MediaField items={draft.items} kind={kindOfDraft(draft)} errorsOf={errorsOf} actions={media} />
      {takes(form, "shareToFeed") && (
        <ShareToFeedField checked={draft.sharesToFeed} onChange={(sharesToFeed) => write({ sharesToFeed })} />
      )}
      {takes(form, "caption") && (
        <CaptionField
          caption={draft.caption}
          warnings={warnings.flatMap(({ path, message }) => (path === "caption" ? [message] : []))}
          errors={errorsOf("caption")}
          onChange={(caption) => write({ caption })}
        />
      )}
      {takes(form, "firstComment") && (
        <MoreOptions
          account={account}
          draft={draft}
          warnings={warnings}
          errorsOf={errorsOf}
          onWrite={write}
        />
      )}
      <ScheduleField
        timing={draft.timing}
        errors={errorsOf("scheduledAt")}
        onChange={(timing) => write({ timing })}
      />
    </>
  );
}
