import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { startApp } from "../../../tests/e2e/support/app-server";
import { setTheStage } from "../../../tests/e2e/support/stage";
import { findFreePort } from "../free-port";
import { say } from "../progress";
import type { Scene } from "./scene";
import { SCENES } from "./scenes";
import { takePictures } from "./take-pictures";
import { makeWorld } from "./world";

/** The same instant in every run, so that pictures change only where screens do. */
const STARTS_AT = "2026-12-01T09:30:00Z";
/** Later than all that is made for the pictures, by an hour that the making does not use up. */
const LOOKED_AT = "2026-12-01T11:45:00Z";
const CLOCK = fileURLToPath(new URL("../shifted-clock.cjs", import.meta.url));

export interface Studio {
  shoot(folder: string, isWanted: (name: string) => boolean): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** The built app on a clock of its own, with everything in it that the scenes look at. */
export async function setUp(): Promise<Studio> {
  const clock = { NODE_OPTIONS: `--require=${CLOCK}`, CLOCK_STARTS_AT: STARTS_AT };
  const settings = { APP_MODE: "production", RATE_LIMITS: "off", LOG_LEVEL: "silent" };
  const stage = await setTheStage({ ...clock, ...settings });
  stage.fake.advance(Date.parse(STARTS_AT) - Date.now());
  const world = await makeWorld(stage);
  say("The accounts and posts are there.");
  const port = await findFreePort(3600);
  const bareUrl = `http://localhost:${port}`;
  const bare = await startApp(port, {
    ...stage.env,
    APP_MODE: "demo",
    APP_URL: bareUrl,
    INSTAGRAM_APP_ID: "",
    INSTAGRAM_APP_SECRET: "",
    META_GRAPH_URL: "",
    PUBLISH_WORKER: "off",
  });

  const open = async ({ as, path, at = LOOKED_AT, isBare, act }: Scene): Promise<Page> => {
    const url = isBare ? bareUrl : stage.appUrl;
    const page = await stage.newPage({ timezoneId: "Europe/Berlin" });
    await page.clock.setFixedTime(at);
    page.on("response", (response) => {
      if (response.status() >= 400 && response.request().resourceType() === "image")
        say(`${response.status()} for a picture on it: ${response.url()}`);
    });
    const session = as && world.people[as].session;
    if (session) await page.context().addCookies([{ name: "admin_user_id", value: session, url }]);
    await page.goto(url + (typeof path === "string" ? path : path(world)));
    await act?.(page, world);
    return page;
  };

  return {
    async shoot(folder, isWanted) {
      const names: string[] = [];
      for (const scene of SCENES.filter(({ name }) => isWanted(name))) {
        const page = await open(scene);
        names.push(...(await takePictures(page, scene.name, folder)));
        await page.context().close();
        say(scene.name);
      }
      return names;
    },
    async close() {
      await bare.stop();
      await stage.close();
    },
  };
}
