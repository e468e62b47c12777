/** The last part of the public address of what a post shows: posts keep only the id of their media. */
export const NAME_IN_POSTS = "photo.jpg";

export const AVATAR_NAME = "avatar.jpg";
