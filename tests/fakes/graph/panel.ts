import type { FakeControls } from "./fake-controls";
import { refuseForeign } from "./foreign-requests";
import type { Meta } from "./meta";
import { newestUserToken, type PanelFault } from "./panel-fault";
import { ACCESS_FAULTS } from "./panel-faults-access";
import { LIMIT_FAULTS } from "./panel-faults-limits";
import { PUBLISHING_FAULTS } from "./panel-faults-publishing";
import { panelPage } from "./panel-page";

export const PANEL_PATH = "/misbehave";
export const PANEL_FAULTS: readonly PanelFault[] = [...ACCESS_FAULTS, ...PUBLISHING_FAULTS, ...LIMIT_FAULTS];

/** Ends whatever the panel started. */
export function everythingNormal(fake: FakeControls, { world }: Pick<Meta, "world">): void {
  for (const fault of PANEL_FAULTS) if (fault.isActive(fake, world)) fault.stop(fake, world);
}

function show(fake: FakeControls, meta: Meta): Response {
  const newest = newestUserToken(meta.world);
  const hasAccount = newest !== undefined && !newest.death;
  return panelPage({
    crmUrl: new URL(meta.redirectUris[0] ?? "/", meta.origins.web).origin,
    rows: PANEL_FAULTS.map((fault) => {
      const isActive = fault.isActive(fake, meta.world);
      return { fault, isActive, isPossible: isActive || hasAccount || !fault.needsAccount };
    }),
  });
}

function backTo(anchor: string): Response {
  return new Response(null, { status: 303, headers: { location: `${PANEL_PATH}${anchor}` } });
}

async function change(fake: FakeControls, meta: Meta, request: Request): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  if (form.get("do") === "normal") {
    everythingNormal(fake, meta);
    return backTo("");
  }
  const fault = PANEL_FAULTS.find(({ id }) => id === form.get("fault"));
  if (!fault) return new Response("There is no such fault.\n", { status: 404 });
  // Pressed twice, it is not armed twice.
  if (fault.isActive(fake, meta.world)) fault.stop(fake, meta.world);
  if (form.get("do") === "on") fault.start(fake, meta.world);
  return backTo(`#${fault.id}`);
}

/** The page on which people make this Meta misbehave; it works without script. */
export async function faultPanel(fake: FakeControls, meta: Meta, request: Request): Promise<Response> {
  return (
    refuseForeign(request) ?? (request.method === "POST" ? change(fake, meta, request) : show(fake, meta))
  );
}
