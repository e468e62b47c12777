import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { consoleAsLines, warningsAsLines } from "@/infrastructure/system/console-lines";
import { PinoLogger } from "@/infrastructure/system/pino-logger";

function caughtConsole() {
  const lines: string[] = [];
  const said = { ...globalThis.console };
  consoleAsLines(new PinoLogger("trace", { write: (line) => void lines.push(line) }), said);
  return { said, told: () => lines.map((line) => JSON.parse(line)) };
}

describe("what a library writes to the console", () => {
  it("becomes lines of JSON, one for each call, however many lines it had", () => {
    const { said, told } = caughtConsole();
    said.error("⨯", "Failed\n  to render\n  the page");
    said.warn("⚠ a warning");
    said.log("a word");
    expect(told().map(({ level, event, text }) => [level, event, text])).toEqual([
      [50, "console", "⨯ Failed"],
      [40, "console", "⚠ a warning"],
      [30, "console", "a word"],
    ]);
  });

  it("tells of an error its class, codes and digest, and nothing of its message", () => {
    const { said, told } = caughtConsole();
    const error = Object.assign(new TypeError("getaddrinfo ENOTFOUND my-password"), {
      code: "ENOTFOUND",
      digest: "739420320",
    });
    said.error("⨯", error);
    expect(told()).toEqual([
      expect.objectContaining({ cause: "TypeError", causeCode: "ENOTFOUND", digest: "739420320" }),
    ]);
    expect(JSON.stringify(told())).not.toContain("my-password");
  });

  it("is told as well where it is a warning that Node would print", () => {
    const lines: string[] = [];
    const emitter = new EventEmitter();
    emitter.on("warning", () => lines.push("as Node prints it"));
    const logger = new PinoLogger("trace", { write: (line) => void lines.push(line) });
    warningsAsLines(logger, emitter);
    emitter.emit("warning", Object.assign(new Error("old Node"), { name: "NodeDeprecationWarning" }));
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({
        level: 40,
        event: "console",
        cause: "NodeDeprecationWarning",
        text: "old Node",
      }),
    ]);
  });

  it("keeps addresses and long values out of texts", () => {
    const { said, told } = caughtConsole();
    said.warn("connecting to mongodb://crm:hunter2@db failed with EAAGm0PX4ZCpsBAKZCZCpsBAKZC");
    expect(told()[0].text).toBe("connecting to [address] failed with […]");
  });
});
