import { Time } from "@/app/_ui/time";
import type { MetricsView } from "@/app/api/_schemas/post";
import { inOrder } from "@/app/crm/social/posts/[postId]/metric-history";
import { type MetricName, metricLabel, metricText } from "@/app/crm/social/posts/[postId]/metrics-words";

interface MetricTableProps {
  readonly history: MetricsView["history"];
  readonly names: readonly MetricName[];
}

/** The same numbers to read, newest first. */
export function MetricTable({ history, names }: MetricTableProps) {
  return (
    <details>
      <summary className="min-h-6 cursor-pointer text-sm font-medium">The numbers as a table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section tabIndex={0} aria-label="Readings" className="mt-3 overflow-x-auto -outline-offset-2">
        <table className="w-full text-left text-sm whitespace-nowrap tabular-nums">
          <thead className="text-muted">
            <tr>
              <Heading>Read</Heading>
              {names.map((name) => (
                <Heading key={name}>{metricLabel(name)}</Heading>
              ))}
            </tr>
          </thead>
          <tbody>
            {inOrder(history)
              .toReversed()
              .map(({ collectedAt, metrics }) => (
                <tr key={collectedAt} className="border-t border-line">
                  <th scope="row" className="py-2 pr-4 font-normal">
                    <Time value={collectedAt} />
                  </th>
                  {names.map((name) => (
                    <td key={name} className="py-2 pr-4">
                      {metricText(name, metrics[name])}
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

function Heading({ children }: { readonly children: string }) {
  return (
    <th scope="col" className="py-2 pr-4 font-medium">
      {children}
    </th>
  );
}
