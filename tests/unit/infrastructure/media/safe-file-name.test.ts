import fc from "fast-check";
import { expect, it } from "vitest";
import { safeStem } from "@/infrastructure/media/safe-file-name";

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
