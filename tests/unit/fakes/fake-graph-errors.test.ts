import { describe, expect, it } from "vitest";
import { ERROR_NAMES } from "@/tests/fakes/graph/named-errors";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { get, loggedIn } from "./a-fake-person";

/** graph-api.md §5.3 to §5.6; `code` or `code/subcode`. */
const ROWS = `
190 190/452 190/458 190/459 190/460 190/463 190/464 190/465 190/467 190/492 190/493
102 2500 101 104 10 200 100/33 368 25/2207050 483
4 17 17/2446079 32 341 613 613/1996 613/1487742 80001 80002 80006 4/2207051 9/2207042
1 1/99 2 -1/2207001
-2/2207003 -2/2207020 -1/2207032 -1/2207053 1/2207057 9004/2207052 9007/2207027 24/2207006 24/2207008
36000/2207004 36001/2207005 36003/2207009 36004/2207010 100/2207023 100/2207028 100/2207035 100/2207036
100/2207037 100/2207040 100/2207067 100/2207089 352/2207026 100/2207081 -1/2207073 -1/2207085
110/2207018 20/1772107 100/2108006 9050 506 803`
  .trim()
  .split(/\s+/);

async function under(error: string) {
  const { fake, page } = await loggedIn();
  fake.inject({ action: "answer", error });
  return get(fake, page, FIELD_BAKERY);
}

describe("a named error", () => {
  it.each(ROWS)("%s has words of its own and is what it is called", async (name) => {
    expect(ERROR_NAMES).toContain(name);
    const [code, subcode] = name.split("/").map(Number);
    const { status, body } = await under(name);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.error).toMatchObject({ code, ...(subcode === undefined ? {} : { error_subcode: subcode }) });
    expect(body.error?.message).not.toBe(`(#${code}) Error`);
  });

  it.each([
    ["location", "INSTAGRAM_PLATFORM_API__INVALID_LOCATION_ID"],
    ["parameter", "INSTAGRAM_PLATFORM_API__INVALID_PARAM"],
    ["permission", "INSTAGRAM_PLATFORM_API__PERMISSION"],
  ])("100/%s is told apart by its words", async (name, message) => {
    expect((await under(`100/${name}`)).body.error).toMatchObject({ code: 100, message });
  });

  it("can be a web page, or a limit with a time to wait", async () => {
    const { fake, page } = await loggedIn();
    fake.inject({ action: "answer", error: "502" });
    fake.inject({ action: "answer", error: "429" });
    const ask = () => fake.handle(new Request(`https://graph.facebook.com/v26.0/me?for=${page}`));
    const broken = await ask();
    expect([broken.status, broken.headers.get("content-type")]).toEqual([502, "text/html; charset=UTF-8"]);
    const limited = await ask();
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "30"]);
    expect(ERROR_NAMES).toEqual(expect.arrayContaining(["502", "429", "200-html"]));
  });
});

describe("the usage headers", () => {
  const usageOf = (percent: number) => ({ call_count: percent, total_cputime: percent, total_time: percent });

  it("tell of the account, or of the app where no account is asked", async () => {
    const { fake, page } = await loggedIn();
    const account = (await get(fake, page, FIELD_BAKERY)).headers;
    expect(account.get("x-app-usage")).toBeNull();
    expect(JSON.parse(account.get("x-business-use-case-usage") ?? "")).toEqual({
      [FIELD_BAKERY]: [{ type: "instagram", ...usageOf(3), estimated_time_to_regain_access: 0 }],
    });
    const me = (await get(fake, page, "me")).headers;
    expect(JSON.parse(me.get("x-app-usage") ?? "")).toEqual(usageOf(3));
    expect(me.get("x-business-use-case-usage")).toBeNull();
  });

  it("can be set apart, with the time to wait", async () => {
    const { fake, page } = await loggedIn();
    fake.setSwitches({ usagePercent: 81, appUsagePercent: 12, regainMinutes: 4 });
    const { headers } = await get(fake, page, FIELD_BAKERY);
    expect(JSON.parse(headers.get("x-app-usage") ?? "")).toEqual(usageOf(12));
    expect(JSON.parse(headers.get("x-business-use-case-usage") ?? "")).toEqual({
      [FIELD_BAKERY]: [{ type: "instagram", ...usageOf(81), estimated_time_to_regain_access: 4 }],
    });
    fake.setSwitches({ usagePercent: 100, regainMinutes: null });
    const full = (await get(fake, page, FIELD_BAKERY)).headers.get("x-business-use-case-usage");
    expect(full).toContain('"estimated_time_to_regain_access":17');
  });
});
