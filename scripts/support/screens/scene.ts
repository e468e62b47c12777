import type { Page } from "playwright-core";
import type { ScreensWorld } from "./world";

/** One screen in one state. */
export interface Scene {
  /** `<screen>-<state>`, the beginning of the pictures' names. */
  readonly name: string;
  /** Who looks; nobody is signed in where it is left out. */
  readonly as?: keyof ScreensWorld["people"];
  readonly path: string | ((world: ScreensWorld) => string);
  /** When it is looked at; later than everything that was made when left out. */
  readonly at?: string;
  /** The app without a Meta app and with the local sign-in. */
  readonly isBare?: boolean;
  /** What is done on the page before the picture, and waited for. */
  act?(page: Page, world: ScreensWorld): Promise<unknown>;
}
