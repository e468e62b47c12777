import type { ErrorSentence } from "@/app/_copy/code-sentences";
import type { FailureReason } from "@/core/domain/errors";

/** Narrower sentences, where we know more than the code says. */
export const REASON_SENTENCES: Record<FailureReason, ErrorSentence> = {
  token_expired: { title: "The access to this account has expired", help: "Reconnect the account." },
  token_invalid: {
    title: "Instagram no longer accepts our access to this account",
    help: "Reconnect the account.",
  },
  app_removed: {
    title: "The app was removed from this Facebook profile",
    help: "Reconnect to allow it again.",
  },
  checkpoint: {
    title: "Facebook asks you to confirm your identity",
    help: "Log in at facebook.com, follow its steps, then reconnect.",
  },
  password_changed: { title: "The Facebook password was changed", help: "Reconnect the account." },
  session_invalidated: {
    title: "Facebook ended the session of this connection",
    help: "Reconnect the account.",
  },
  page_role_lost: {
    title: "You no longer have a role on this Page",
    help: "Ask an admin of the Page for one, then reconnect.",
  },
  page_lost: {
    title: "Facebook no longer shows us the Page of this account",
    help: "Check that the Page is still there and that you have a role on it, then reconnect and tick it.",
  },
  account_lost: {
    title: "Instagram no longer shows us this account",
    help: "Check that it is still a professional account and linked to its Page, then reconnect and tick it.",
  },
  account_unlinked: {
    title: "The Instagram account is no longer linked to its Facebook Page",
    help: "Link it to the Page again in the Page's settings, then refresh or reconnect.",
  },
  account_relinked: {
    title: "The Facebook Page is now linked to another Instagram account",
    help: "Link this account to the Page again, then refresh; or connect the other account and disconnect this one.",
  },
  unconfirmed_account: {
    title: "The Facebook profile is not confirmed",
    help: "Confirm it at facebook.com, then reconnect.",
  },
  key_lost: { title: "The stored access can no longer be opened", help: "Reconnect the account." },
  connection_unreadable: {
    title:
      "This connection cannot be read: another version of this program wrote it, or its record is damaged",
    help: "Reconnect the account, or disconnect it.",
  },
  image_too_large: {
    title: "The image has more than 8 MB",
    help: "Upload it here: it is made smaller on the way.",
  },
  image_format: { title: "Instagram could not read the image", help: "Use JPEG, PNG or WebP." },
  image_ratio: {
    title: "The image is too tall or too wide for Instagram",
    help: "Crop it between 4:5 and 1.91:1.",
  },
  caption_too_long: {
    title: "The caption is too long or has too many tags",
    help: "Use at most 2,200 characters, 30 hashtags and 20 mentions.",
  },
  video_format: { title: "Instagram could not read the video", help: "Export it as MP4 with H.264 and AAC." },
  media_unreachable: {
    title: "Instagram could not fetch the file",
    help: "Its address must be public and answer without a login.",
  },
  media_processing: {
    title: "Instagram could not process the file",
    help: "Try again; if it stays, export the file anew.",
  },
  action_blocked: {
    title: "Publishing from this account rests because Instagram blocked an action",
    help: "Look for a notice in the Instagram app. The rest lasts 24 hours.",
  },
  account_inactive: {
    title: "The Instagram account is restricted or inactive",
    help: "Open Instagram, follow what it asks for, then try again.",
  },
  policy_block: {
    title: "Instagram stopped this under its policies",
    help: "Open Instagram and read the notice there.",
  },
  rejected_by_platform: {
    title: "Instagram refused the post",
    help: "Check media and caption, then try again.",
  },
  wrong_app_credentials: {
    title: "Meta does not accept this app's id or secret",
    help: "An administrator checks INSTAGRAM_APP_ID and INSTAGRAM_APP_SECRET.",
  },
  post_not_published: { title: "This post is not published", help: "Metrics exist once it is live." },
  post_id_unknown: {
    title: "Instagram has not told us the number of this post",
    help: "It is live. Look at its metrics on Instagram itself.",
  },
  post_unreadable: {
    title: "This post cannot be read: another version of this program wrote it, or its record is damaged",
    help: "Update this program, or delete the post. If it is on Instagram, it stays there.",
  },
  post_not_shown: {
    title: "Instagram does not show this post right now",
    help: "If it was deleted there, we say so within a few minutes; else try again then.",
  },
  post_gone: {
    title: "This post is not on Instagram any more",
    help: "Its metrics were never read, and there is nothing left to ask.",
  },
  idempotency_key_reused: {
    title: "This Idempotency-Key belongs to another request",
    help: "Use a new key for a new post.",
  },
  heic_image: {
    title: "HEIC photos cannot be read here",
    help: "On the iPhone choose Settings, Camera, Formats, Most Compatible, or export as JPEG.",
  },
  thumb_offset: {
    title: "The cover frame lies outside the video",
    help: "Choose a moment of the video itself.",
  },
  too_many_tags: { title: "The post has too many tags", help: "Tag or mention at most 20 people." },
  tagged_account: {
    title: "A tagged or invited account cannot be found, is private or wrongly written",
    help: "Check the names, or leave out the one that Instagram does not take.",
  },
  location_unknown: {
    title: "Instagram does not know this location",
    help: "Choose another place, or leave it out.",
  },
  duplicate_post: {
    title: "Instagram says that this post exists already",
    help: "Look at the account before you post it again.",
  },
  stale_revision: {
    title: "Somebody changed this post meanwhile",
    help: "Reload to see it as it is now, then make your change.",
  },
  already_sent_out: { title: "This post was sent out already", help: "Reload to see how it went." },
  too_late_to_cancel: {
    title: "This post can no longer be cancelled",
    help: "It is going live, or has ended. Reload to see how it went.",
  },
  not_failed: { title: "Only a failed post can be tried again", help: "Reload to see how it went." },
  not_unconfirmed: { title: "This post needs no confirmation", help: "Reload to see how it went." },
  delete_while_running: {
    title: "This post is on its way and cannot be deleted now",
    help: "Cancel it, or wait until it has ended.",
  },
  delete_in_app: {
    title: "Instagram does not let this app or login delete the post",
    help: "Delete it in the Instagram app.",
  },
  delete_not_asked: {
    title: "This CRM does not ask Facebook for the permission to delete posts",
    help: "Delete the post in the Instagram app; it is marked as gone here soon after.",
  },
  permission_not_asked: {
    title: "This CRM does not ask Facebook for a permission that this needs",
    help: "An administrator adds it to INSTAGRAM_SCOPES; after that, reconnecting grants it.",
  },
  upload_in_use: {
    title: "Another request works on this upload",
    help: "Wait a moment, ask how far it has come, and go on from there.",
  },
  upload_offset: {
    title: "This part does not follow on what has arrived",
    help: "Ask how far the upload has come, and go on from there.",
  },
  tus_version: {
    title: "Uploads here speak version 1.0.0 of tus",
    help: "Use a client that does, or send the file as multipart/form-data.",
  },
};
