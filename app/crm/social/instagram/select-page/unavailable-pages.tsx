import { UNAVAILABLE_REASONS, type UnavailablePage } from "@/app/crm/social/instagram/select-page/choice";

export function UnavailablePages({ pages }: { readonly pages: readonly UnavailablePage[] }) {
  if (pages.length === 0) return null;
  return (
    <section aria-labelledby="unavailable-title">
      <h2 id="unavailable-title" className="mb-2 text-sm font-medium text-muted">
        Pages that cannot be chosen
      </h2>
      <ul className="divide-y divide-line rounded-card border border-line">
        {pages.map(({ pageId, pageName, reason }) => (
          <li key={pageId} className="px-4 py-3 text-sm">
            <p className="font-medium wrap-anywhere">{pageName}</p>
            <p className="text-muted">{UNAVAILABLE_REASONS[reason]}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
