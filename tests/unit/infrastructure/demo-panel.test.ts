import { describe, expect, it } from "vitest";
import { demoPanelOf } from "@/infrastructure/demo-panel";

const LOCAL = "http://localhost:3001";

describe("the link to the demo's faults", () => {
  it("leads to the local Meta of a demo", () => {
    expect(demoPanelOf({ APP_MODE: "demo", META_GRAPH_URL: LOCAL })).toBe(`${LOCAL}/misbehave`);
  });

  it.each(["production", "development"] as const)("does not exist in %s, wherever Meta is", (APP_MODE) => {
    expect(demoPanelOf({ APP_MODE, META_GRAPH_URL: LOCAL })).toBeNull();
  });

  it.each(["https://graph.facebook.com", "http://localhost.example.com:3001"])(
    "does not exist where a demo asks %s",
    (META_GRAPH_URL) => {
      expect(demoPanelOf({ APP_MODE: "demo", META_GRAPH_URL })).toBeNull();
    },
  );
});
