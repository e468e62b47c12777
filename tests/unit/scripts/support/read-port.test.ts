import { afterEach, describe, expect, it, vi } from "vitest";
import { readPort } from "@/scripts/support/read-port";

afterEach(() => vi.unstubAllEnvs());

describe("a port of the environment", () => {
  it.each([
    ["3000", 3000],
    ["65535", 65_535],
    ["0", 0],
    ["", undefined],
    ["  ", undefined],
  ])("is read (%j)", (given, port) => {
    vi.stubEnv("PORT", given);
    expect(readPort("PORT")).toBe(port);
  });

  it.each(["99999", "65536", "-1", "3000.5", "http", "0x10", "1e3"])(
    "is refused by its name (%s)",
    (given) => {
      vi.stubEnv("PORT", given);
      expect(() => readPort("PORT")).toThrow(/^PORT must be a whole number up to 65535/);
    },
  );
});
