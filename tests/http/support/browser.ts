import { ADMIN_COOKIE } from "@/infrastructure/security/admin-session";
import { signAdminSession } from "@/infrastructure/security/sign-admin-session";
import { ADMIN_SESSION_SECRET, APP_URL } from "@/tests/setup/http-environment";
import { type Answer, readAnswer } from "./answer";

type Params = Readonly<Record<string, string>>;
export type RouteHandler = (
  request: Request,
  route?: { readonly params?: Promise<Record<string, string>> },
) => Promise<Response>;

export interface Sending {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | FormData | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null;
  readonly params?: Params;
  readonly signal?: AbortSignal;
}

export const AS_BROWSER = { accept: "text/html,application/xhtml+xml" } as const;

/** One browser with its cookies, talking to route handlers. */
export class Browser {
  /** Everything that any browser of this file was answered, for whoever looks for leaks. */
  static readonly answers: Answer[] = [];
  readonly cookies = new Map<string, string>();

  /** A browser in which this admin is signed in. */
  static async signedIn(sub: string): Promise<Browser> {
    const browser = new Browser();
    browser.cookies.set(ADMIN_COOKIE, await signAdminSession(ADMIN_SESSION_SECRET, sub, 3600));
    return browser;
  }

  /** The response as it begins; for answers that take their time. */
  async open(route: RouteHandler, path: string, sending: Sending = {}): Promise<Response> {
    const { method = "GET", headers = {}, body = null, params = {}, signal = null } = sending;
    const url = new URL(path, APP_URL).href;
    const init = { method, headers: { ...this.cookieHeader(), ...headers }, body, signal, duplex: "half" };
    return await route(new Request(url, init), { params: Promise.resolve({ ...params }) });
  }

  async send(route: RouteHandler, path: string, sending: Sending = {}): Promise<Answer> {
    const url = new URL(path, APP_URL).href;
    const answer = await readAnswer(url, await this.open(route, path, sending));
    this.keep(answer.setCookies);
    Browser.answers.push(answer);
    return answer;
  }

  async postJson(route: RouteHandler, path: string, body: unknown, sending: Sending = {}): Promise<Answer> {
    const headers = { "content-type": "application/json", ...sending.headers };
    return await this.send(route, path, { method: "POST", ...sending, headers, body: JSON.stringify(body) });
  }

  private cookieHeader(): Record<string, string> {
    if (this.cookies.size === 0) return {};
    return { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
  }

  private keep(setCookies: readonly string[]): void {
    for (const cookie of setCookies) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/Max-Age=0/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}
