import type { Switches } from "./switches";
import type { FakeAccount, FakePage, World } from "./world";

export const DANA = "10220000000000001";
export const FIELD_BAKERY_PAGE = "104500000000001";
export const NO_INSTAGRAM_PAGE = "104500000000002";
export const CORNER_COFFEE_PAGE = "104500000000003";
export const READ_ONLY_PAGE = "104500000000004";
export const FIELD_BAKERY = "17841400000000001";
export const CORNER_COFFEE = "17841400000000002";
export const NIGHT_MARKET = "17841400000000003";

const ALL_TASKS = ["ADVERTISE", "ANALYZE", "CREATE_CONTENT", "MESSAGING", "MODERATE", "MANAGE"];

export const POLITE: Switches = {
  ripenMs: 0,
  videoRipenMs: 3000,
  ripenings: [],
  failures: [],
  secondPublishGoesLive: false,
  readLagMs: 0,
  arriveAfterDeathMs: 0,
  insightsDelayMs: 0,
  omitExpiresIn: false,
  revokeAnswersTrue: false,
  omitQuotaConfig: false,
  tellsTime: true,
  usagePercent: 3,
  appUsagePercent: null,
  regainMinutes: null,
  retiredMetrics: [],
};

export function aFakePage(page: Pick<FakePage, "id" | "name"> & Partial<FakePage>): FakePage {
  return { category: "Local business", personId: DANA, tasks: [...ALL_TASKS], ...page };
}

export function aFakeAccount(
  account: Pick<FakeAccount, "id" | "username"> & Partial<FakeAccount>,
): FakeAccount {
  return {
    followersCount: 1284,
    followsCount: 211,
    hasPicture: true,
    quotaTotal: 50,
    quotaUsedElsewhere: 0,
    ...account,
  };
}

/** One person, four pages: two ready, one without Instagram, one where she may only look. */
export function createSeedWorld(switches: Partial<Switches>): World {
  return {
    persons: [{ id: DANA, name: "Dana Field" }],
    pages: [
      aFakePage({
        id: FIELD_BAKERY_PAGE,
        name: "Field Bakery",
        category: "Bakery",
        instagramId: FIELD_BAKERY,
      }),
      aFakePage({ id: NO_INSTAGRAM_PAGE, name: "No Instagram Here" }),
      aFakePage({
        id: CORNER_COFFEE_PAGE,
        name: "Corner Coffee",
        category: "Coffee shop",
        instagramId: CORNER_COFFEE,
      }),
      aFakePage({
        id: READ_ONLY_PAGE,
        name: "Night Market",
        tasks: ["ANALYZE"],
        instagramId: NIGHT_MARKET,
      }),
    ],
    accounts: [
      aFakeAccount({
        id: FIELD_BAKERY,
        username: "field.bakery",
        name: "Field Bakery",
        biography: "Sourdough, rye and morning buns.",
      }),
      aFakeAccount({
        id: CORNER_COFFEE,
        username: "corner.coffee",
        name: "Corner Coffee",
        followersCount: 512,
      }),
      aFakeAccount({ id: NIGHT_MARKET, username: "night.market", hasPicture: false, followersCount: 88 }),
    ],
    businesses: [],
    grants: [],
    codes: [],
    tokens: [],
    containers: [],
    media: [],
    comments: [],
    pictures: {},
    issued: [],
    switches: { ...POLITE, ...switches },
    sequence: { container: 11, media: 21, comment: 31, trace: 1 },
  };
}
