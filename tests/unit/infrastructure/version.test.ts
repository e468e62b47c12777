import { expect, it } from "vitest";
import { VERSION } from "@/infrastructure/version";
import packageJson from "@/package.json" with { type: "json" };

it("is the version of the package", () => {
  expect(VERSION).toBe(packageJson.version);
});
