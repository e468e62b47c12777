import fc from "fast-check";
import { expect, it } from "vitest";
import { safeStem, shownFileName } from "@/infrastructure/media/safe-file-name";

it.each([
  ["Summer menu.PNG", "Summer-menu"],
  ["Café_crème.jpeg", "Cafe_creme"],
  ["../../etc/passwd", "passwd"],
  ["C:\\photos\\dog.webp", "dog"],
  ["<script>.svg", "script"],
  ["a.php.jpg", "a-php"],
  ["фото.jpg", "media"],
  ["", "media"],
  [".jpg", "media"],
])("calls %j %s", (original, safe) => {
  expect(safeStem(original)).toBe(safe);
});

it("is harmless for any name, and stays as it is the second time", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (original) => {
      const name = safeStem(original);
      expect(name).toMatch(/^[A-Za-z0-9_-]{1,56}$/);
      expect(safeStem(name)).toBe(name);
    }),
  );
});

it.each([
  ["Summer menu.PNG", "Summer menu.PNG"],
  ["фото 海.jpg", "фото 海.jpg"],
  ["../../etc/passwd", "passwd"],
  ["C:\\photos\\dog.webp", "dog.webp"],
  ["invoice\u202Egpj.exe", "invoicegpj.exe"],
  ["a\u0000\nb.jpg", "ab.jpg"],
  ["کتاب\u200Cها 👩\u200D🍳.jpg", "کتاب\u200Cها 👩\u200D🍳.jpg"],
  ["Cafe\u0301.jpg", "Café.jpg"],
  ["🥐".repeat(300), "🥐".repeat(255)],
])("shows people %j as %s", (original, shown) => {
  expect(shownFileName(original)).toBe(shown);
});

it.each(["", "  ", "\u200B"])("has no name to show for %j", (original) => {
  expect(shownFileName(original)).toBeNull();
});
