import type { Metadata } from "next";
import { Suspense } from "react";
import { PageHeader } from "@/app/_ui/page-header";
import { SignedOut } from "@/app/_ui/signed-out";
import { SkeletonRows } from "@/app/_ui/skeleton";
import { CleanAddress } from "@/app/crm/social/clean-address";
import { currentAdmin, pendingAccounts } from "@/app/crm/social/depends";
import { AccountPicker } from "@/app/crm/social/instagram/select-page/account-picker";
import { TooLong } from "@/app/crm/social/instagram/select-page/too-long";

export const metadata: Metadata = { title: "Choose accounts" };

export default function SelectPagePage() {
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title="Choose accounts">
        These are the accounts Meta showed us. Choose one or several.
      </PageHeader>
      <Suspense fallback={<SkeletonRows label="Loading accounts" />}>
        <PendingChoice />
      </Suspense>
    </div>
  );
}

async function PendingChoice() {
  const admin = await currentAdmin();
  if (admin === null) return <SignedOut />;
  const choice = await pendingAccounts(admin);
  return (
    <>
      <CleanAddress />
      {choice ? <AccountPicker choice={choice} /> : <TooLong />}
    </>
  );
}
