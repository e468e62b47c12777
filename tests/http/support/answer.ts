import { errorBody } from "@/app/api/_schemas/error";

/** A response that was read to its end. */
export interface Answer {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly location: string;
  readonly setCookies: readonly string[];
}

export async function readAnswer(url: string, response: Response): Promise<Answer> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  return {
    url,
    status: response.status,
    headers: response.headers,
    bytes,
    text: new TextDecoder().decode(bytes),
    location: response.headers.get("location") ?? "",
    setCookies: response.headers.getSetCookie(),
  };
}

export function jsonOf(answer: Answer): unknown {
  return JSON.parse(answer.text);
}

/** Status and code of a refusal, in the shape that contract.md §4 gives to all of them. */
export function refusalOf(answer: Answer): { status: number; code: string } {
  const { code } = errorBody.strict().parse(jsonOf(answer));
  return { status: answer.status, code };
}

/** The fields that a refusal names, with the rule where there is one. */
export function issuesOf(answer: Answer): { path: string; rule: string | undefined; limit: unknown }[] {
  const { issues = [] } = errorBody.strict().parse(jsonOf(answer));
  return issues.map(({ path, rule, limit }) => ({ path, rule, limit }));
}

export function pathsOf(answer: Answer): string[] {
  return issuesOf(answer).map(({ path }) => path);
}

/** The code in a redirect back to the connections page, or the whole address of any other. */
export function redirectCodeOf({ status, location }: Answer): string {
  const url = new URL(location, "http://nowhere.example");
  const isFailure = status === 302 && url.pathname === "/crm/social/connections";
  return isFailure ? `${url.searchParams.get("platform")}:${url.searchParams.get("error")}` : location;
}

export function setCookieOf({ setCookies }: Answer, name: string): string {
  return setCookies.find((cookie) => cookie.startsWith(`${name}=`)) ?? "";
}
