import { AppError } from "@/core/domain/errors";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";
import type { Secret } from "@/core/domain/secret";
import type { GraphClient } from "@/infrastructure/adapters/external/social/graph/graph-client";
import type { GraphRequest } from "@/infrastructure/adapters/external/social/graph/graph-request";
import type { GraphUpload } from "@/infrastructure/adapters/external/social/graph/graph-upload";

type Feature = "content_publish" | "manage_comments" | "manage_contents" | "manage_insights";

/** One connected Instagram account: how each of its calls is signed and counted. */
export class InstagramAccount {
  constructor(
    readonly graph: GraphClient,
    private readonly connection: SocialAuth,
  ) {}

  get login(): SocialAuth["login"] {
    return this.connection.login;
  }

  /** @throws AppError `reconnect_required` before anything is sent, when the stored token cannot be opened */
  call(path: string, request: Pick<GraphRequest, "query" | "form" | "timeoutMs"> = {}): GraphRequest {
    return { ...request, path, token: this.token(), account: this.connection.openId };
  }

  /** As `call`, for bytes. */
  upload(containerId: string, file: Pick<GraphUpload, "bytes" | "body" | "signal">): GraphUpload {
    return { ...file, containerId, token: this.token(), account: this.connection.openId };
  }

  edge(name: "media" | "media_publish" | "stories" | "content_publishing_limit"): string {
    return `${this.connection.openId}/${name}`;
  }

  load(): number {
    return this.graph.usage.load(this.connection.openId);
  }

  /** The same error, but a missing permission names the scope that the feature needs (graph-api.md §2.2, §2.10). */
  explained(error: unknown, feature: Feature): unknown {
    if (!(error instanceof AppError) || error.code !== "missing_permission") return error;
    const prefix = this.login === "facebook" ? "instagram" : "instagram_business";
    return new AppError(error.code, error.message, { ...error.details, scopes: [`${prefix}_${feature}`] });
  }

  private token(): Secret {
    const { accessToken } = this.connection;
    if (accessToken !== null) return accessToken;
    throw new AppError("reconnect_required", "The stored token cannot be opened", { reason: "key_lost" });
  }
}
