import { type Browser, chromium } from "playwright-core";

let browser: Promise<Browser> | undefined;

/** One browser for all test files of a process; it ends with the process. Each test has a profile of its own in it. */
export function sharedBrowser(): Promise<Browser> {
  browser ??= launch();
  return browser;
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    chromiumSandbox: false,
    args: [
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-sync",
    ],
  });
}
