import { ConnectLink } from "@/app/crm/social/connections/connect-link";

/** For whoever looks in vain for the account they came for. */
export function MissingAccount() {
  return (
    <details className="rounded-card border border-line bg-surface">
      <summary className="min-h-10 cursor-pointer rounded-card px-4 py-2.5 font-medium">
        The account you expect is not here?
      </summary>
      <div className="space-y-3 px-4 pb-4 text-sm">
        <ul className="list-disc space-y-1.5 pl-5">
          <li>Its Page was not ticked in Meta's dialog. Ask again and tick it.</li>
          <li>
            The Page belongs to a business portfolio. You need a role on the Page itself there, and the
            dialog's permission for business portfolios.
          </li>
          <li>The Instagram account is a personal one. Make it a professional one and link it to a Page.</li>
          <li>You are signed in to Facebook as somebody else. Switch there first.</li>
        </ul>
        <ConnectLink again label="Ask Meta again" tone="secondary" />
      </div>
    </details>
  );
}
