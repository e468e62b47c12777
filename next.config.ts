import type { NextConfig } from "next";

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // What ships is checked by the build; tests and scripts are checked by `npm test`.
  typescript: { tsconfigPath: "tsconfig.build.json" },
  // We make our own thumbnails: `/_next/image` would keep copies of deleted files, and read whole videos.
  images: { unoptimized: true },
  // No page reads a body: the front gate lets none through (infrastructure/http/front-gate.ts), and hosts cap it here.
  experimental: { proxyClientMaxBodySize: 16 * 1024 },
  serverExternalPackages: ["mongodb", "sharp", "pino"],
  async headers() {
    return [
      {
        source: "/:path*",
        headers: [
          { key: "X-Content-Type-Options", value: "nosniff" },
          { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
          { key: "X-Frame-Options", value: "DENY" },
          { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
        ],
      },
    ];
  },
};

export default config;
