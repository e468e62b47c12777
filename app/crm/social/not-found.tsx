import { MissingPage } from "@/app/_ui/missing-page";

export default function SocialNotFound() {
  return <MissingPage />;
}
