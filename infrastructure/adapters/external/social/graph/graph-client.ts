import { createHmac } from "node:crypto";
import type { z } from "zod";
import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { AppError } from "@/core/domain/errors";
import type { Secret } from "@/core/domain/secret";
import {
  errorFromAnswer,
  noAnswer,
  throttledLimit,
  unexpectedAnswer,
} from "@/infrastructure/adapters/external/social/graph/graph-error";
import {
  type GraphUpload,
  uploaded,
  uploadFailure,
  uploadRequest,
} from "@/infrastructure/adapters/external/social/graph/graph-upload";
import { UsageMeter } from "@/infrastructure/adapters/external/social/graph/usage-meter";

export type Fetch = (request: Request) => Promise<Response>;

export interface GraphClientConfig {
  /** Origin, as `https://graph.facebook.com`. */
  readonly origin: string;
  /** Origin for bytes, as `https://rupload.facebook.com`. */
  readonly uploadOrigin: string;
  /** As `v26.0`. */
  readonly version: string;
  /** Keys the proof that goes with each token. */
  readonly appSecret: Secret;
}

export interface GraphRequest {
  /** Relative to the version, without a leading slash: `me/accounts`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>>;
  /** Travels in the Authorization header, with its proof beside it; absent where Meta wants none. */
  readonly token?: Secret;
  /** As `token`, without a proof: the app's own credentials (graph-api.md §2.6). */
  readonly bearer?: Secret;
  readonly timeoutMs?: number;
  /** Whose allowance the answer's usage headers are about; any key, the same for all calls of one account. */
  readonly account?: string;
}

/** What an answer is about. */
interface Asked {
  readonly method: string;
  readonly path: string;
  readonly account?: string | undefined;
}

/** A read is answered within a second or two; images are downloaded during a container's POST (graph-api.md §3.1). */
const READ_TIMEOUT_MS = 10_000;
const WRITE_TIMEOUT_MS = 60_000;

/**
 * The only place that sends anything to Meta. It never retries: whether a call may be repeated is the
 * caller's decision. Addresses and bodies are never logged, because some hold secrets.
 */
export class GraphClient {
  /** Fed by every answer. */
  readonly usage: UsageMeter;
  #warnedOfVersion = false;

  constructor(
    private readonly config: GraphClientConfig,
    private readonly logger: Logger,
    private readonly clock: Clock,
    private readonly fetch: Fetch = (request) => globalThis.fetch(request),
  ) {
    this.usage = new UsageMeter(clock);
  }

  /** @throws AppError by the numbers of Meta's answer (graph-error-table.ts) */
  async get<Schema extends z.ZodType>(request: GraphRequest, schema: Schema): Promise<z.output<Schema>> {
    return await this.send("GET", { timeoutMs: READ_TIMEOUT_MS, ...request }, schema);
  }

  async post<Schema extends z.ZodType>(request: GraphRequest, schema: Schema): Promise<z.output<Schema>> {
    return await this.send("POST", { timeoutMs: WRITE_TIMEOUT_MS, ...request }, schema);
  }

  async delete<Schema extends z.ZodType>(request: GraphRequest, schema: Schema): Promise<z.output<Schema>> {
    return await this.send("DELETE", { timeoutMs: READ_TIMEOUT_MS, ...request }, schema);
  }

  /** Sends a file to a container that waits for it. @throws AppError with the remedy that Meta's answer names */
  async upload(upload: GraphUpload): Promise<void> {
    const over = new AbortController();
    const base = `${this.config.uploadOrigin}/ig-api-upload/${this.config.version}`;
    const path = `ig-api-upload/${upload.containerId}`;
    try {
      const answer = await this.exchange(uploadRequest(base, upload, over.signal), path);
      this.usage.note(answer.headers, upload.account);
      await this.read({ method: "POST", path, account: upload.account }, answer, uploaded, uploadFailure);
    } finally {
      // Whatever of the file nobody will take any more is let go of.
      over.abort();
    }
  }

  private async send<Schema extends z.ZodType>(
    method: string,
    request: GraphRequest,
    schema: Schema,
  ): Promise<z.output<Schema>> {
    const answer = await this.exchange(this.build(method, request), request.path);
    this.usage.note(answer.headers, request.account);
    return await this.read({ method, path: request.path, account: request.account }, answer, schema);
  }

  private async read<Schema extends z.ZodType>(
    { method, path, account }: Asked,
    answer: Response,
    schema: Schema,
    ownFailure: (status: number, body: unknown) => AppError | null = () => null,
  ): Promise<z.output<Schema>> {
    const body = await answer.json().catch(() => undefined);
    this.checkVersion(answer.headers);
    const error =
      ownFailure(answer.status, body) ??
      errorFromAnswer(answer.status, answer.headers, body, this.clock.now());
    if (error !== null) {
      this.logger.info("graph_refused", { method, path, ...error.details.platform });
      const limit = throttledLimit(error);
      if (limit !== null) this.usage.noteThrottle(limit, account, error.details.retryAfterSeconds);
      throw error;
    }
    const parsed = schema.safeParse(body);
    if (!parsed.success) throw unexpectedAnswer(answer.status, path);
    return parsed.data;
  }

  private build(method: string, { path, query, form, token, bearer, timeoutMs }: GraphRequest): Request {
    const authorization = token ?? bearer;
    const url = new URL(`${this.config.origin}/${this.config.version}/${path}`);
    const proof = token ? { appsecret_proof: this.proofOf(token) } : {};
    const inBody = method === "POST";
    const parameters = { ...query, ...(inBody ? {} : proof) };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return new Request(url, {
      method,
      headers: authorization ? { Authorization: `Bearer ${authorization.reveal()}` } : {},
      ...(inBody ? { body: new URLSearchParams({ ...form, ...proof }) } : {}),
      ...(timeoutMs === undefined ? {} : { signal: AbortSignal.timeout(timeoutMs) }),
      redirect: "error",
    });
  }

  private async exchange(request: Request, path: string): Promise<Response> {
    const started = performance.now();
    try {
      const answer = await this.fetch(request);
      this.logger.debug("graph_answered", {
        method: request.method,
        path,
        status: answer.status,
        ms: Math.round(performance.now() - started),
      });
      return answer;
    } catch {
      this.logger.info("graph_silent", {
        method: request.method,
        path,
        ms: Math.round(performance.now() - started),
      });
      throw noAnswer();
    }
  }

  /** Hex HMAC-SHA256 of the token that is sent, keyed by the app secret (graph-api.md §2.8). */
  private proofOf(token: Secret): string {
    return createHmac("sha256", this.config.appSecret.reveal()).update(token.reveal()).digest("hex");
  }

  /** An expired version is silently served as another one (graph-api.md §1.3). */
  private checkVersion(headers: Headers): void {
    const served = headers.get("facebook-api-version");
    if (served === null || served === this.config.version || this.#warnedOfVersion) return;
    this.#warnedOfVersion = true;
    this.logger.warn("graph_version_differs", { asked: this.config.version, served: served.slice(0, 16) });
  }
}
