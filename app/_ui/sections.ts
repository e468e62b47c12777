export const SECTIONS = [
  { href: "/crm/social/connections", label: "Connections" },
  { href: "/crm/social/posts", label: "Posts" },
  { href: "/crm/social/posts/new", label: "New post" },
] as const;

export type SectionState = "page" | "true" | undefined;

/** The value of `aria-current`: on the page itself, or on one that lies below it. */
export function sectionState(href: string, pathname: string): SectionState {
  if (pathname === href) return "page";
  const home = SECTIONS.filter((section) => pathname.startsWith(`${section.href}/`)).at(-1);
  const isListed = SECTIONS.some((section) => section.href === pathname);
  return !isListed && home?.href === href ? "true" : undefined;
}
