import { isLoopback, isWebAddress } from "@/infrastructure/addresses";

/** Whatever goes there in the clear can be read on its way: sessions, codes, tokens, the app's secret. */
const CARRY_SECRETS = {
  APP_URL: "https://crm.example.com",
  INSTAGRAM_REDIRECT_URI: "https://crm.example.com/api/auth/instagram/callback",
  META_GRAPH_URL: "https://graph.facebook.com",
  META_DIALOG_URL: "https://www.facebook.com",
  META_UPLOAD_URL: "https://rupload.facebook.com",
} as const;

/** In production. What is no address at all is another problem. */
export function addressProblems({
  APP_MODE: mode = "production",
  ...filled
}: Readonly<Record<string, string | undefined>>): string[] {
  if (mode !== "production") return [];
  return Object.entries(CARRY_SECRETS).flatMap(([name, example]) =>
    isInTheClear(filled[name])
      ? [`${name} must be https, or http on a loopback host, for example ${example}`]
      : [],
  );
}

function isInTheClear(address: string | undefined): boolean {
  if (address === undefined || !isWebAddress(address)) return false;
  return new URL(address).protocol === "http:" && !isLoopback(address);
}
