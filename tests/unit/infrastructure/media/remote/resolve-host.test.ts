import { expect, it } from "vitest";
import { resolver } from "@/infrastructure/media/remote/resolve-host";

/** A name server that answers when it is told to. */
function aNameServer() {
  const asked: string[] = [];
  const answers = new Map<string, () => void>();
  const resolve = resolver((hostname) => {
    asked.push(hostname);
    return new Promise((answer) =>
      answers.set(hostname, () => answer([{ address: "93.184.216.34", family: 4 }])),
    );
  });
  return { asked, resolve, answer: (hostname: string) => answers.get(hostname)?.() };
}

const PATIENT = new AbortController().signal;

it("asks for one name at a time, also when nobody waits for the first any more", async () => {
  const { asked, resolve, answer } = aNameServer();
  const impatient = new AbortController();
  const slow = resolve("slow.example", impatient.signal);
  const next = resolve("next.example", PATIENT);
  impatient.abort(new Error("too long"));
  await expect(slow).rejects.toThrow("too long");
  expect(asked).toEqual(["slow.example"]);
  answer("slow.example");
  await expect.poll(() => asked).toEqual(["slow.example", "next.example"]);
  answer("next.example");
  expect(await next).toEqual([{ address: "93.184.216.34", family: 4 }]);
});

it("does not ask for a name that nobody waits for when its turn comes", async () => {
  const { asked, resolve, answer } = aNameServer();
  const impatient = new AbortController();
  const first = resolve("first.example", PATIENT);
  const second = resolve("second.example", impatient.signal);
  impatient.abort(new Error("too long"));
  await expect(second).rejects.toThrow("too long");
  answer("first.example");
  await first;
  expect(asked).toEqual(["first.example"]);
});
