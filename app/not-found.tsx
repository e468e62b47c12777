import type { Metadata } from "next";
import { MissingPage } from "@/app/_ui/missing-page";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="mx-auto max-w-xl px-4 py-16">
      <MissingPage />
    </main>
  );
}
