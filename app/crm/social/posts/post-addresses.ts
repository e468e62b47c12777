/** Where the pages of posts are. */
export const HISTORY_ADDRESS = "/crm/social/posts";
export const NEW_POST_ADDRESS = "/crm/social/posts/new";

export function postAddress(id: string): string {
  return `${HISTORY_ADDRESS}/${id}`;
}

/** The composer with this post in it. */
export function editAddress(id: string): string {
  return `${NEW_POST_ADDRESS}?${new URLSearchParams({ post: id })}`;
}
