import { LogIn } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { Suspense } from "react";
import { Button } from "@/app/_ui/button";
import { Skeleton } from "@/app/_ui/skeleton";
import { localSignInExists } from "@/app/login/depends";
import { ownPath } from "@/app/login/own-path";

export const metadata: Metadata = { title: "Sign in" };

interface LoginPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Asked before anything is sent, so that where this page does not exist its status says so, too. */
export default async function LoginPage({ searchParams }: LoginPageProps) {
  await connection();
  if (!localSignInExists()) notFound();
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center px-4 py-12">
      <div className="rounded-card border border-line bg-surface p-8">
        <h1 className="text-heading font-semibold tracking-tight">Sign in</h1>
        <p className="mt-1 mb-6 text-muted">
          This page exists on your own machine only. A deployed CRM signs people in its own way.
        </p>
        <Suspense fallback={<Skeleton className="h-10 w-full" />}>
          <SignInForm searchParams={searchParams} />
        </Suspense>
      </div>
    </main>
  );
}

async function SignInForm({ searchParams }: LoginPageProps) {
  const { next } = await searchParams;
  return (
    <form method="post" action="/login/sign-in">
      <input type="hidden" name="next" value={ownPath(next)} />
      <Button type="submit" tone="primary" icon={<LogIn aria-hidden />} className="w-full">
        Sign in as demo admin
      </Button>
    </form>
  );
}
