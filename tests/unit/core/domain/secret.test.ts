import { format, inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { Secret } from "@/core/domain/secret";

const WORD = "EAAG-very-secret";
const secret = new Secret(WORD);

describe("a secret", () => {
  it("is given only to who asks for it", () => {
    expect(secret.reveal()).toBe(WORD);
  });

  it.each<[string, unknown]>([
    ["in a template", `${secret}`],
    ["as a string", String(secret)],
    ["as JSON", JSON.stringify({ secret, list: [secret] })],
    ["when inspected, however deep", inspect({ a: { secret } }, { depth: null, showHidden: true })],
    ["when formatted", format("%s %o %j", secret, secret, secret)],
    ["when spread", JSON.stringify({ ...secret })],
    [
      "through its keys",
      [...Object.keys(secret), ...Object.values(secret), ...Reflect.ownKeys(secret)].join(),
    ],
    ["in an error's cause", inspect(new Error("failed", { cause: { secret } }))],
  ])("does not print %s", (_, printed) => {
    expect(String(printed)).not.toContain(WORD);
  });

  it("does not survive a structured clone", () => {
    expect(JSON.stringify(structuredClone(secret))).not.toContain(WORD);
  });
});
