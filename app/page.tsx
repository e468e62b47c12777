import { redirect } from "next/navigation";

export default function Home() {
  redirect("/crm/social/connections");
}
