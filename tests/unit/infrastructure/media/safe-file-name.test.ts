import fc from "fast-check";
import { expect, it } from "vitest";
import { safeFileName } from "@/infrastructure/media/safe-file-name";

it.each([
  ["Summer menu.PNG", "Summer-menu.jpg"],
  ["Café_crème.jpeg", "Cafe_creme.jpg"],
  ["../../etc/passwd", "passwd.jpg"],
  ["C:\\photos\\dog.webp", "dog.jpg"],
  ["<script>.svg", "script.jpg"],
  ["a.php.jpg", "a-php.jpg"],
  ["фото.jpg", "photo.jpg"],
  ["", "photo.jpg"],
  [".jpg", "photo.jpg"],
])("calls %j %s", (original, safe) => {
  expect(safeFileName(original)).toBe(safe);
});

it("is harmless for any name, and stays as it is the second time", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (original) => {
      const name = safeFileName(original);
      expect(name).toMatch(/^[A-Za-z0-9_-]+\.jpg$/);
      expect(name.length).toBeLessThanOrEqual(60);
      expect(safeFileName(name)).toBe(name);
    }),
  );
});
