/** The networks a CRM may connect. Instagram is the one this module implements. */
export type SocialPlatform = "instagram" | "facebook" | "tiktok";

/** Meta's two products, two hosts and two families of tokens (graph-api.md §2.0). */
export type LoginProduct = "facebook" | "instagram";
