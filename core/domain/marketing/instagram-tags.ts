import type { ItemForm } from "@/core/domain/marketing/instagram-fields";
import { issue, type PostIssue } from "@/core/domain/marketing/instagram-issue";
import {
  COLLABORATORS_MAX,
  TAG_PLACE_MAX,
  TAG_PLACE_MIN,
  USER_TAGS_MAX,
  USERNAME_MAX_CHARACTERS,
} from "@/core/domain/marketing/instagram-limits";
import { foreignCharacter } from "@/core/domain/marketing/pasted-text";
import type { PostMedia, UserTag } from "@/core/domain/marketing/post-content";

const HANDLE = new RegExp(`^[A-Za-z0-9._]{1,${USERNAME_MAX_CHARACTERS}}$`);

export function checkCollaborators(collaborators: readonly string[]): PostIssue[] {
  const tooMany =
    collaborators.length > COLLABORATORS_MAX
      ? [
          issue(
            "collaborators",
            "collaborators_count",
            `The post invites ${collaborators.length} collaborators; Instagram takes ${COLLABORATORS_MAX}`,
            COLLABORATORS_MAX,
          ),
        ]
      : [];
  const seen = new Set<string>();
  const wrong = collaborators.flatMap((username, index) => {
    const path = `collaborators.${index}`;
    const who = `Collaborator ${index + 1}`;
    if (!HANDLE.test(username)) return [handleIssue(path, who, username)];
    const isRepeated = seen.has(username.toLowerCase());
    seen.add(username.toLowerCase());
    return isRepeated ? [issue(path, "collaborator_repeated", `${who} is invited already`)] : [];
  });
  return [...tooMany, ...wrong];
}

/** Told once, at the item whose tags are the first ones too many. */
export function checkTagTotal(media: readonly Pick<PostMedia, "userTags">[]): PostIssue[] {
  const counts = media.map(({ userTags }) => userTags.length);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total <= USER_TAGS_MAX) return [];
  const index = counts.findIndex(
    (_, last) => counts.slice(0, last + 1).reduce((sum, count) => sum + count, 0) > USER_TAGS_MAX,
  );
  const message = `The post tags ${total} people; Instagram takes ${USER_TAGS_MAX} in all`;
  return [issue(`media.${index}.userTags`, "user_tags_count", message, USER_TAGS_MAX)];
}

/** The tags of an item that takes tags. */
export function checkUserTags(form: ItemForm, userTags: readonly UserTag[], itemPath: string): PostIssue[] {
  return userTags.flatMap((tag, index) => {
    const path = `${itemPath}.userTags.${index}`;
    const who = `Tag ${index + 1}`;
    const wrongName = HANDLE.test(tag.username) ? [] : [handleIssue(`${path}.username`, who, tag.username)];
    return [...wrongName, ...checkPlace(form, tag, path, who)];
  });
}

/** A photo needs the place, a story may have it, a reel has none (graph-api.md §3.1). */
function checkPlace(form: ItemForm, tag: UserTag, path: string, who: string): PostIssue[] {
  const axes = (["x", "y"] as const).map((axis) => ({ path: `${path}.${axis}`, axis, value: tag[axis] }));
  const given = axes.filter(({ value }) => value !== null);
  if (form === "reel") {
    return given.map(({ path: at, axis }) =>
      issue(at, "user_tag_place_not_taken", `${who}: a tag in a reel has no place, leave out ${axis}`),
    );
  }
  const isNeeded = form !== "story" || given.length > 0;
  return axes.flatMap(({ path: at, axis, value }) => {
    const range = `${axis} from ${TAG_PLACE_MIN} to ${TAG_PLACE_MAX}`;
    if (value === null) {
      return isNeeded
        ? [issue(at, "user_tag_place_required", `${who} needs its place in the picture: ${range}`)]
        : [];
    }
    return value >= TAG_PLACE_MIN && value <= TAG_PLACE_MAX
      ? []
      : [
          issue(
            at,
            "user_tag_place_range",
            `${who} lies outside the picture: its place has ${range}`,
            TAG_PLACE_MAX,
          ),
        ];
  });
}

function handleIssue(path: string, who: string, username: string): PostIssue {
  const foreign = foreignCharacter(username, /[A-Za-z0-9._]/);
  const shape = `an Instagram username has 1 to ${USERNAME_MAX_CHARACTERS} letters, digits, dots and underscores`;
  const message = `${who} cannot be found: ${shape}${foreign === null ? "" : `, and this one has ${foreign}`}`;
  return issue(path, "username_shape", message, USERNAME_MAX_CHARACTERS);
}
