import type { z } from "zod/v4";
import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { OutcomeListener } from "@/core/application/interfaces/social/platform-outcome-store";
import type { AppError } from "@/core/domain/errors";
import type { Secret } from "@/core/domain/secret";
import { ClockMeter } from "@/infrastructure/adapters/external/social/graph/clock-meter";
import {
  errorFromAnswer,
  noAnswer,
  throttledLimit,
  unexpectedAnswer,
} from "@/infrastructure/adapters/external/social/graph/graph-error";
import type { GraphObject } from "@/infrastructure/adapters/external/social/graph/graph-object";
import {
  type GraphRequest,
  graphRequest,
} from "@/infrastructure/adapters/external/social/graph/graph-request";
import {
  type GraphUpload,
  uploaded,
  uploadFailure,
  uploadRequest,
} from "@/infrastructure/adapters/external/social/graph/graph-upload";
import { overheard } from "@/infrastructure/adapters/external/social/graph/outcome-recorder";
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
  /** Told of each call about an account. */
  readonly onOutcome?: OutcomeListener;
}

/** What an answer is about. */
interface Asked {
  readonly about: GraphObject;
  readonly method: string;
  readonly path: string;
  readonly account?: string | undefined;
}

/** What an answer means in the words of one kind of call; null: nothing of its own. */
type OwnFailure = (status: number, body: unknown) => AppError | null;

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
  /** Likewise. */
  readonly theirClock: ClockMeter;
  #warnedOfVersion = false;

  constructor(
    private readonly config: GraphClientConfig,
    private readonly logger: Logger,
    private readonly clock: Clock,
    private readonly fetch: Fetch = (request) => globalThis.fetch(request),
  ) {
    this.usage = new UsageMeter(clock);
    this.theirClock = new ClockMeter(clock);
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
      const asked = { about: "container", method: "POST", path, account: upload.account } as const;
      const call = this.ask(asked, uploadRequest(base, upload, over.signal), uploaded, uploadFailure);
      await overheard(call, upload.account, this.config.onOutcome);
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
    const { about, path, account } = request;
    const call = this.ask(
      { about, method, path, account },
      graphRequest(this.config, method, request),
      schema,
    );
    return await overheard(call, account, this.config.onOutcome);
  }

  private async ask<Schema extends z.ZodType>(
    asked: Asked,
    request: Request,
    schema: Schema,
    ownFailure?: OwnFailure,
  ): Promise<z.output<Schema>> {
    const answer = await this.exchange(request, asked.path);
    this.usage.note(answer.headers, asked.account);
    return await this.read(asked, answer, schema, ownFailure);
  }

  private async read<Schema extends z.ZodType>(
    { about, method, path, account }: Asked,
    answer: Response,
    schema: Schema,
    ownFailure: OwnFailure = () => null,
  ): Promise<z.output<Schema>> {
    const body = await answer.json().catch(() => undefined);
    this.checkVersion(answer.headers);
    const error =
      ownFailure(answer.status, body) ??
      errorFromAnswer(answer.status, answer.headers, body, this.clock.now(), about);
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

  private async exchange(request: Request, path: string): Promise<Response> {
    const started = performance.now();
    const askedAt = this.clock.now();
    try {
      const answer = await this.fetch(request);
      this.theirClock.note(answer.headers, askedAt);
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

  /** An expired version is silently served as another one (graph-api.md §1.3). */
  private checkVersion(headers: Headers): void {
    const served = headers.get("facebook-api-version");
    if (served === null || served === this.config.version || this.#warnedOfVersion) return;
    this.#warnedOfVersion = true;
    this.logger.warn("graph_version_differs", { asked: this.config.version, served: served.slice(0, 16) });
  }
}
