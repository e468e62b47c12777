import "@fontsource-variable/inter/wght.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import { type ReactNode, Suspense } from "react";

const ICON =
  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><rect width='24' height='24' rx='6' fill='#4f3fcb'/><circle cx='12' cy='12' r='5' fill='none' stroke='#fff' stroke-width='2.5'/></svg>";

export const metadata: Metadata = {
  icons: { icon: `data:image/svg+xml,${encodeURIComponent(ICON)}` },
  title: { default: "CRM", template: "%s · CRM" },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafafb" },
    { media: "(prefers-color-scheme: dark)", color: "#101115" },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        {children}
        <Suspense fallback={null}>
          <RenderedPerRequest />
        </Suspense>
      </body>
    </html>
  );
}

/** The nonce of the content security policy only reaches pages that are rendered for their request. */
async function RenderedPerRequest() {
  await connection();
  return null;
}
