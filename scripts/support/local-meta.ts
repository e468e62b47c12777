import { FakeGraph } from "../../tests/fakes/graph/fake-graph";
import { startFakeGraphServer } from "../../tests/fakes/graph/fake-graph-server";
import { onStopSignal } from "./stop-signal";

export interface LocalMetaOptions {
  readonly port: number;
  readonly appUrl: string;
  readonly appId: string;
  readonly appSecret: string;
}

/** A Meta on this machine, with a consent page; it remembers accounts and posts in `.data/meta.json`. */
export async function startLocalMeta(options: LocalMetaOptions): Promise<string> {
  const publicUrl = `http://localhost:${options.port}`;
  const fake = new FakeGraph({
    appId: options.appId,
    appSecret: options.appSecret,
    redirectUris: [`${options.appUrl}/api/auth/instagram/callback`],
    publicUrl,
  });
  const server = await startFakeGraphServer({
    port: options.port,
    host: "127.0.0.1",
    fake,
    publicUrl,
    persistFile: ".data/meta.json",
  });
  fake.endPanelFaults();
  onStopSignal(() => server.close());
  return publicUrl;
}
