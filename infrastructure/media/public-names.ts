/**
 * The last part of the public address of what a post shows: posts keep only the id of their media. By the first
 * two everybody gets the file itself, by the third the small picture that stands for it.
 */
export const NAMES_IN_POSTS = { image: "photo.jpg", video: "video.mp4", thumbnail: "thumbnail.jpg" } as const;

export const AVATAR_NAME = "avatar.jpg";
