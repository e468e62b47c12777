import { ERROR_SENTENCES } from "@/app/_copy/error-sentences";
import { Notice } from "@/app/_ui/notice";

/** For a session that ran out while the page was on its way; the proxy turns away everybody else. */
export function SignedOut() {
  return (
    <Notice tone="warning" title="You are signed out">
      {ERROR_SENTENCES.not_authenticated.help}
    </Notice>
  );
}
