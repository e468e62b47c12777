import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** One failing test kills a mutant: examples first, properties, which take longest, last. */
class ExamplesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => Number(moduleId.includes("-properties"));
    return files.toSorted((one, two) => rank(one) - rank(two) || one.moduleId.localeCompare(two.moduleId));
  }
}

/** What Stryker runs again for every mutant: the rules of publishing alone, without a database. */
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    include: [
      "tests/unit/core/domain/marketing/**/*.test.ts",
      "tests/unit/infrastructure/adapters/container-state.test.ts",
      "tests/unit/infrastructure/adapters/graph-error-table.test.ts",
      "tests/unit/infrastructure/adapters/graph-object.test.ts",
    ],
    exclude: ["tests/unit/core/domain/marketing/instagram-*.test.ts"],
    setupFiles: ["tests/setup/vitest.setup.ts", "tests/unit/core/domain/mutation.setup.ts"],
    isolate: false,
    sequence: { sequencer: ExamplesFirst },
    testTimeout: 20_000,
  },
});
