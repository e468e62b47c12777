import { UNAVAILABLE_REASONS, type UnavailablePage } from "@/app/crm/social/instagram/select-page/choice";

export function UnavailablePages({ pages }: { readonly pages: readonly UnavailablePage[] }) {
  if (pages.length === 0) return null;
  return (
    <section aria-labelledby="unavailable-title">
      <h2 id="unavailable-title" className="mb-2 font-medium">
        Pages that cannot be chosen
      </h2>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {pages.map(({ pageId, pageName, reason }) => (
          <li key={pageId} className="px-4 py-3 text-sm">
            <p className="font-medium wrap-anywhere">
              <bdi>{pageName}</bdi>
            </p>
            <p className="mt-0.5">{UNAVAILABLE_REASONS[reason].why}.</p>
            <p className="text-muted">{UNAVAILABLE_REASONS[reason].remedy}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
