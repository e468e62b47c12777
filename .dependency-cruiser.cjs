const APP_WIRING = "/depends\\.ts$";
const COMPONENTS = "(^|/)_components/";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "domain-knows-only-itself",
      comment:
        "core/domain imports only core/domain: what needs more belongs in a use case or behind a port.",
      severity: "error",
      from: { path: "^core/domain/" },
      to: { pathNot: "^core/domain/" },
    },
    {
      name: "application-knows-only-core",
      comment:
        "core/application imports only core: libraries and Node belong in infrastructure, behind a port.",
      severity: "error",
      from: { path: "^core/application/" },
      to: { pathNot: "^core/" },
    },
    {
      name: "infrastructure-never-imports-app",
      comment: "infrastructure never imports app: what both need belongs in core.",
      severity: "error",
      from: { path: "^infrastructure/" },
      to: { path: "^app/" },
    },
    {
      name: "only-depends-files-wire",
      comment: "In app only depends.ts files import infrastructure: compose it in the folder's depends.ts.",
      severity: "error",
      from: { path: "^app/", pathNot: APP_WIRING },
      to: { path: "^infrastructure/" },
    },
    {
      name: "only-depends-files-build-use-cases",
      comment: "In app only depends.ts files import use cases: compose them in the folder's depends.ts.",
      severity: "error",
      from: { path: "^app/", pathNot: APP_WIRING },
      to: { path: "^core/application/usecases/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "depends-files-use-the-container",
      comment:
        "A depends.ts takes adapters from the container or the environment: building one belongs there.",
      severity: "error",
      from: { path: "^app/.*/depends\\.ts$" },
      to: { path: "^infrastructure/", pathNot: "^infrastructure/(container|env)" },
    },
    {
      name: "components-show-only",
      comment:
        "_components import core/domain, app/_ui and app/_copy only: data reaches them as props from the page.",
      severity: "error",
      from: { path: COMPONENTS },
      to: {
        path: "^(app|core|infrastructure|scripts|tests)/",
        pathNot: ["^core/domain/", "^app/_ui/", "^app/_copy/", COMPONENTS],
      },
    },
    {
      name: "no-use-case-imports-a-use-case",
      comment:
        "No use case imports a use case: what two of them share belongs in core/domain or behind a port.",
      severity: "error",
      from: { path: "^core/application/usecases/(.+)\\.ts$" },
      to: { path: "^core/application/usecases/" },
    },
    {
      name: "nothing-imports-tests",
      comment:
        "Only tests and the local scripts import tests: what the app needs belongs in core or infrastructure.",
      severity: "error",
      from: { pathNot: "^(tests|scripts|bench)/" },
      to: { path: "^tests/" },
    },
    {
      name: "nothing-imports-scripts",
      comment:
        "Nothing imports scripts but scripts and their tests: what the app needs belongs in infrastructure.",
      severity: "error",
      from: { pathNot: "^(scripts|tests|bench)/" },
      to: { path: "^scripts/" },
    },
    {
      name: "tooling-serves-scripts-and-tests",
      comment: "Only scripts and tests import tooling: it stands on development dependencies.",
      severity: "error",
      from: { pathNot: "^(scripts|tests|tooling|bench)/" },
      to: { path: "^tooling/" },
    },
    {
      name: "tooling-knows-no-product",
      comment: "tooling imports nothing of the product: it starts what the product is given.",
      severity: "error",
      from: { path: "^tooling/" },
      to: { path: "^(app|core|infrastructure|scripts|tests)/" },
    },
    {
      name: "no-cycles",
      comment: "No cycles: move what both files need into a third one.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "nothing-unresolvable",
      comment: "Every import resolves: a mistyped path would escape the rules above.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|\\.data)/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
