import { buttonClass } from "@/app/_ui/button-class";
import { Notice } from "@/app/_ui/notice";
import { SignInLink } from "@/app/_ui/sign-in-link";

/** For a session that ran out while the page was on its way; the proxy turns away everybody else. */
export function SignedOut() {
  return (
    <Notice tone="warning" title="You are signed out" action={<SignInLink className={buttonClass()} />}>
      Sign in, and you come back to this page.
    </Notice>
  );
}
