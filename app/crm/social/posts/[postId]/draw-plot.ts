import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { PlotPoints } from "@/app/crm/social/posts/[postId]/metric-history";

/** There is no half like. */
const WHOLE_STEPS = Array.from({ length: 10 }, (_, power) =>
  [1, 2, 5].map((step) => step * 10 ** power),
).flat();
const DARK = "(prefers-color-scheme: dark)";

/** Draws a line that keeps to the width of its place and to the theme. Returns how to erase it. */
export function drawPlot(place: HTMLElement, points: PlotPoints): () => void {
  const theme = window.matchMedia(DARK);
  let plot = new uPlot(optionsFor(place), points, place);

  const redraw = () => {
    plot.destroy();
    plot = new uPlot(optionsFor(place), points, place);
  };
  const size = new ResizeObserver(() =>
    plot.setSize({ width: place.clientWidth, height: place.clientHeight }),
  );
  size.observe(place);
  theme.addEventListener("change", redraw);

  return () => {
    size.disconnect();
    theme.removeEventListener("change", redraw);
    plot.destroy();
  };
}

function optionsFor(place: HTMLElement): uPlot.Options {
  const style = getComputedStyle(place);
  const color = (token: string) => style.getPropertyValue(`--color-${token}`).trim();
  const axis: uPlot.Axis = {
    stroke: color("muted"),
    font: `12px ${style.fontFamily}`,
    grid: { stroke: color("line"), width: 1 },
    ticks: { show: false },
  };
  return {
    width: place.clientWidth,
    height: place.clientHeight,
    legend: { show: false },
    cursor: { show: false },
    scales: { y: { range: (_plot, lowest, highest) => rangeOf(lowest, highest) } },
    axes: [
      { ...axis, space: 90, values: (_plot, times) => timeLabels(times) },
      {
        ...axis,
        size: 56,
        incrs: WHOLE_STEPS,
        values: (_plot, values) => values.map((value) => value.toLocaleString("en")),
      },
    ],
    series: [
      {},
      {
        stroke: color("accent"),
        width: 2,
        spanGaps: true,
        points: { show: true, size: 6, fill: color("accent") },
      },
    ],
  };
}

/** With air above and below; counts never fall under 0. */
function rangeOf(lowest: number, highest: number): [number, number] {
  const air = Math.max(1, (highest - lowest) * 0.15);
  return [Math.max(0, lowest - air), highest + air];
}

/** Days where the readings are days apart, else the clock. */
function timeLabels(times: readonly number[]): string[] {
  const step = (times[1] ?? 0) - (times[0] ?? 0);
  const options: Intl.DateTimeFormatOptions =
    step >= 86_400
      ? { day: "numeric", month: "short" }
      : { weekday: "short", hour: "numeric", minute: "2-digit" };
  const format = new Intl.DateTimeFormat(undefined, options);
  return times.map((seconds) => format.format(new Date(seconds * 1000)));
}
