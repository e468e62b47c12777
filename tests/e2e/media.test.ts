import type { Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import {
  aClip,
  aField,
  choose,
  cutAfter,
  largeFiles,
  namesInOrder,
  slowDown,
  tileOf,
} from "@/tests/e2e/support/composer-media";
import { accessibilityFindings, brokenPictures, sidewaysScroll } from "@/tests/e2e/support/inspect";
import { connect, publish, signIn } from "@/tests/e2e/support/journey";
import { type Stage, setTheStage } from "@/tests/e2e/support/stage";

const MEGABYTE = 1024 * 1024;

describe("the media of a post", () => {
  let stage: Stage;
  let page: Page;
  let large: Awaited<ReturnType<typeof largeFiles>>;

  beforeAll(async () => {
    large = await largeFiles();
    stage = await setTheStage();
    page = await stage.newPage();
    await signIn(page, stage);
    await connect(page);
  });

  afterAll(async () => {
    await stage.close();
    await large.remove();
  });

  const open = async (): Promise<void> => {
    await page.goto(`${stage.appUrl}/crm/social/posts/new`);
    await page.getByText("Choose photos or videos").waitFor();
  };
  const isReady = (name: string) =>
    tileOf(page, name)
      .getByText(/^Ready/)
      .waitFor();
  const saidAloud = (words: string | RegExp) =>
    page.getByRole("status").filter({ hasText: words }).waitFor({ state: "attached" });

  it("are several at once, and a video shows a frame of its own", async () => {
    const answer = await page.goto(`${stage.appUrl}/crm/social/posts/new`);
    expect(answer?.headers()["content-security-policy"]).toContain("media-src 'self' blob: https:");
    await choose(
      page,
      await aField("field.png", 1200, 1200),
      await aField("tall.png", 500, 1500),
      await aClip("dawn.mp4"),
    );
    await isReady("field.png");
    await tileOf(page, "tall.png").getByText("Ready · 500 × 666").waitFor();
    await tileOf(page, "dawn.mp4").getByText("Ready · 1080 × 1920 · 0:05").waitFor();
    await vi.waitFor(async () => {
      const poster = await tileOf(page, "dawn.mp4").locator("img").getAttribute("src");
      const picture = await sharp(await (await fetch(poster ?? "")).arrayBuffer()).stats();
      expect(picture.dominant).toMatchObject({ r: 40, g: 104, b: 168 });
    }, 60_000);
  });

  it("are sorted by keyboard, with the focus and words that follow", async () => {
    await page.getByRole("button", { name: "Move up video 3, dawn.mp4" }).focus();
    await page.keyboard.press("Enter");
    await saidAloud("Video 2 of 3");
    await page.keyboard.press("Enter");
    await saidAloud("Video 1 of 3");
    expect(await namesInOrder(page)).toEqual(["dawn.mp4", "field.png", "tall.png"]);
    const focused = () => page.locator(":focus").getAttribute("aria-label", { timeout: 20_000 });
    expect(await focused()).toBe("Move up video 1, dawn.mp4");
    await page.getByRole("button", { name: "Move down video 1, dawn.mp4" }).press("Enter");
    await saidAloud("Video 2 of 3");
    expect(await focused()).toBe("Move down video 2, dawn.mp4");
    await page.getByRole("button", { name: "Move up video 2, dawn.mp4" }).press("Enter");
    await page.keyboard.press("Enter");
    expect(await namesInOrder(page)).toEqual(["dawn.mp4", "field.png", "tall.png"]);
  });

  it("are sorted by dragging, and Escape puts them back", async () => {
    const drag = async (name: string, onto: string): Promise<void> => {
      const grip = await tileOf(page, name).getByTitle("Drag to sort").boundingBox();
      const target = await tileOf(page, onto).boundingBox();
      if (!(grip && target)) throw new Error("Nothing to drag");
      await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
      await page.mouse.down();
      await page.mouse.move(target.x + 50, target.y + target.height - 4, { steps: 8 });
    };
    await drag("dawn.mp4", "field.png");
    await page.mouse.up();
    expect(await namesInOrder(page)).toEqual(["field.png", "dawn.mp4", "tall.png"]);
    await drag("field.png", "dawn.mp4");
    expect(await namesInOrder(page)).toEqual(["dawn.mp4", "field.png", "tall.png"]);
    await page.keyboard.press("Escape");
    await page.mouse.up();
    expect(await namesInOrder(page)).toEqual(["field.png", "dawn.mp4", "tall.png"]);
  });

  it("are made anew in another shape", async () => {
    const tile = tileOf(page, "field.png");
    await tile.getByText("Shape", { exact: true }).click();
    await tile.getByRole("radio", { name: "Portrait 4:5" }).check();
    await tile.getByText("Ready · 960 × 1200").waitFor();
    await tile.getByRole("radio", { name: "Pad with white" }).check();
    await tile.getByText("Ready · 1200 × 1500").waitFor();
  });

  it("are whole in a story, as it was chosen in the feed, and whole again when the draft is opened anew", async () => {
    const other = await stage.newPage();
    await signIn(other, stage);
    await other.goto(`${stage.appUrl}/crm/social/posts/new`);
    await choose(other, await aField("poster.png", 1080, 1920));
    const tile = tileOf(other, "poster.png");
    await tile.getByText("Ready · 1080 × 1440").waitFor();
    await tile.getByText(/480 of the 1920 pixels of its height are cut off/).waitFor();
    await other.getByRole("radio", { name: "Story" }).check();
    await tile.getByText("Ready · 1080 × 1920").waitFor();
    expect(await tile.getByRole("list", { name: "Advice" }).count()).toBe(0);
    await other.getByText("Draft saved").first().waitFor();
    await other.reload();
    await other.getByText("Ready · 1080 × 1920").waitFor();
    await other.getByRole("radio", { name: "Post" }).check();
    await other.getByText("Ready · 1080 × 1440").waitFor();
    await other.getByRole("radio", { name: "Story" }).check();
    await other.getByText("Ready · 1080 × 1920").waitFor();
    await publish(other);
    const url = await vi.waitFor(() => {
      const asked = stage.fake.log.find(({ method, path }) => method === "POST" && path.endsWith("/media"));
      expect(asked?.body).toMatchObject({ media_type: "STORIES" });
      return String(Reflect.get(asked?.body ?? {}, "image_url"));
    }, 30_000);
    const picture = await sharp(await (await fetch(url)).arrayBuffer()).metadata();
    expect([picture.width, picture.height]).toEqual([1080, 1920]);
    await other.context().close();
  });

  it("are tagged by a press on the photo and by keyboard alone", async () => {
    const tile = tileOf(page, "field.png");
    await tile.getByText("People", { exact: true }).click();
    const photo = tile.getByRole("button", { name: "Tag somebody in the photo" });
    const box = await photo.boundingBox();
    if (!box) throw new Error("No photo to press");
    await photo.click({ position: { x: box.width / 4, y: box.height / 2 } });
    await page.keyboard.type("anna");
    await page.keyboard.press("Enter");
    expect(await page.locator(":focus").inputValue()).toBe("anna");
    await tile.getByRole("button", { name: /^Tag 1, anna: 25% from the left, 50% from the top/ }).waitFor();
    await tile.getByRole("button", { name: "Add a tag" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.type("ben");
    await tile.getByRole("button", { name: /^Tag 2, ben: 50%/ }).focus();
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("ArrowUp");
    await tile.getByRole("button", { name: "Tag 2, ben: 60% from the left, 49% from the top" }).waitFor();
    await saidAloud("Tag 2: 60% from the left, 49% from the top");
    await tile.getByRole("button", { name: "Remove tag 1, anna" }).click();
    await tile.getByText("1 tagged").waitFor();
  });

  it.each(["light", "dark"] as const)("hold nothing against them in the %s theme", async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 1280, height: 1700 });
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 1700 });
    expect(await sidewaysScroll(page)).toBe(0);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: "light" });
  });

  it("of a reel have a cover: a frame, or a picture of its own", async () => {
    await open();
    await choose(page, await aClip("dawn.mp4"));
    await isReady("dawn.mp4");
    const tile = tileOf(page, "dawn.mp4");
    await tile.getByText("Cover", { exact: true }).click();
    const onProfile = page.getByRole("listitem").filter({ hasText: "This post" }).locator("img");
    const before = await onProfile.getAttribute("src");
    const frame = tile.getByRole("slider", { name: "Frame" });
    await frame.focus();
    for (let presses = 0; presses < 12; presses += 1) await page.keyboard.press("ArrowRight");
    await tile.getByText("The frame at 1.2 seconds").waitFor();
    const shownAt = () => tile.locator("video").evaluate((video: HTMLVideoElement) => video.currentTime);
    await vi.waitFor(async () => expect(await shownAt()).toBe(1.2), 60_000);
    await vi.waitFor(async () => expect(await onProfile.getAttribute("src")).not.toBe(before), 60_000);
    await tile.getByLabel("Use a picture instead").setInputFiles(await aField("cover.png", 800, 1000));
    await tile.getByAltText("Chosen cover").waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await tile.getByRole("button", { name: "Use a frame instead" }).click();
    await tile.getByText("The frame at 1.2 seconds").waitFor();
  });

  it("go on where they broke off, while somebody writes", async () => {
    await open();
    const offsets: number[] = [];
    page.on("request", (request) => {
      const offset = request.headers()["upload-offset"];
      if (request.method() === "PATCH" && offset !== undefined) offsets.push(Number(offset));
    });
    await cutAfter(page, large.video, 2 * MEGABYTE);
    await page.locator("#media").setInputFiles(large.video);
    const tile = tileOf(page, "holiday.mp4");
    await tile.getByText("You are offline.", { exact: false }).waitFor();
    await saidAloud(/holiday\.mp4: stopped/);
    await page.getByRole("link", { name: "Close" }).click();
    const question = page.getByRole("dialog", { name: "Leave while files are on their way?" });
    await question.getByRole("button", { name: "Stay" }).click();
    const asked = page.waitForEvent("dialog");
    const reloading = page.evaluate(() => window.location.reload());
    expect((await asked).type()).toBe("beforeunload");
    await (await asked).dismiss();
    await reloading;
    await page.getByLabel("Caption").pressSequentially("By the sea");
    await page.context().setOffline(false);
    await isReady("holiday.mp4");
    expect(offsets).toEqual([0, 2 * MEGABYTE]);
    await expect.poll(() => page.getByLabel("Caption").inputValue(), { timeout: 60_000 }).toBe("By the sea");
  });

  it("are cancelled at the server too", async () => {
    await open();
    const speedUp = await slowDown(page, MEGABYTE);
    const begun = page.waitForRequest(
      (request) => request.method() === "PATCH" && /uploads/.test(request.url()),
    );
    await page.locator("#media").setInputFiles(large.video);
    await begun;
    const ended = page.waitForResponse((response) => response.request().method() === "DELETE");
    await page.getByRole("button", { name: "Cancel video 1, holiday.mp4" }).click();
    expect((await ended).status()).toBe(204);
    await speedUp();
    expect(await namesInOrder(page)).toEqual([]);
    expect(await page.locator(":focus").getAttribute("id")).toBe("media");
  });

  it("say what is wrong with a file, and that a session has ended", async () => {
    await open();
    await page.locator("#media").setInputFiles(large.text);
    const refused = tileOf(page, "notes.mp4");
    await refused.getByText("This is text, whatever its name says.", { exact: false }).waitFor();
    expect(await refused.getByRole("button", { name: /^(Resume|Try again)/ }).count()).toBe(0);
    await choose(page, { name: "a.heic", mimeType: "image/heic", buffer: Buffer.from("Not a picture.") });
    await tileOf(page, "a.heic").getByText("Not uploaded").waitFor();
    await vi.waitFor(async () => expect(await brokenPictures(page)).toBe(0));
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await choose(page, await aField("field.png", 600, 600));
    await tileOf(page, "field.png").getByText("You are signed out.", { exact: false }).waitFor();
    await page.context().addCookies(cookies);
    await page.getByRole("button", { name: "Resume field.png" }).click();
    await isReady("field.png");
  });

  it("are ten at most, also when they were chosen before the script arrived", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route("**/_next/static/**/*.js", async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${stage.appUrl}/crm/social/posts/new`, { waitUntil: "commit" });
    const small = await aField("p.png", 320, 320);
    await choose(
      page,
      ...Array.from({ length: 11 }, (_, index) => ({ ...small, name: `p${index + 1}.png` })),
    );
    expect(await namesInOrder(page)).toEqual([]);
    release();
    await page.getByRole("alert").getByText("1 file was left out: p11.png", { exact: false }).waitFor();
    await vi.waitFor(async () => expect(await page.getByText(/^Ready/).count()).toBe(10), 60_000);
  });
});
