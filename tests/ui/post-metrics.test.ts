import { describe, expect, it } from "vitest";
import { plottable, plotWords, pointsOf } from "@/app/crm/social/posts/[postId]/metric-history";
import { metricsOf, metricText, refreshedWords } from "@/app/crm/social/posts/[postId]/metrics-words";
import { aPostMetrics } from "@/tests/builders/a-post";

const early = { collectedAt: "2026-11-24T10:00:00.000Z", metrics: aPostMetrics({ views: null, likes: 3 }) };
const middle = { collectedAt: "2026-11-24T11:00:00.000Z", metrics: aPostMetrics({ views: 40, likes: 4 }) };
const late = { collectedAt: "2026-11-24T12:00:00.000Z", metrics: aPostMetrics({ views: null, likes: 1200 }) };
const history = [middle, early, late];
const viewOf = ({ collectedAt, metrics }: typeof early) => ({ collectedAt, metrics, history });

describe("the numbers of a post", () => {
  it("never show the unknown as 0", () => {
    expect(metricText("likes", null)).toBe("Not yet");
    expect(metricText("likes", undefined)).toBe("Not yet");
    expect(metricText("likes", 0)).toBe("0");
    expect(metricText("likes", 12345)).toBe("12,345");
    expect(metricText("averageWatchTimeMs", 4250)).toMatch(/^4\.[23] s$/);
  });

  it("are those that Instagram counts for its kind", () => {
    expect(metricsOf("story")).not.toContain("likes");
    expect(metricsOf("story")).toContain("replies");
    expect(metricsOf("reel")).toContain("averageWatchTimeMs");
    expect(metricsOf("feed")).not.toContain("averageWatchTimeMs");
  });

  it("are announced as new, or as the newest there are", () => {
    expect(refreshedWords(viewOf(early), viewOf(late))).toBe("The metrics are up to date");
    expect(refreshedWords(viewOf(late), viewOf(late))).toMatch(/every five minutes/);
  });
});

describe("the plot", () => {
  it("takes the readings in the order of time and leaves the unknown open", () => {
    const [times, values] = pointsOf(history, "views");
    expect(times).toEqual([...times].sort());
    expect(values).toEqual([null, 40, null]);
  });

  it("is offered for numbers with a second reading", () => {
    expect(plottable(history, ["views", "likes"])).toEqual(["likes"]);
    expect(plottable([early], ["likes"])).toEqual([]);
  });

  it("is put in words", () => {
    expect(plotWords(history, "likes")).toBe("Likes: from 3 to 1,200 in 3 readings");
  });
});
