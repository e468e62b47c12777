import { AppError } from "@/core/domain/errors";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";
import type { Secret } from "@/core/domain/secret";
import type { InstagramAuthService } from "@/infrastructure/adapters/external/social/auth/instagram-auth-service";
import type { GraphClient } from "@/infrastructure/adapters/external/social/graph/graph-client";
import type { GraphRequest } from "@/infrastructure/adapters/external/social/graph/graph-request";
import { created } from "@/infrastructure/adapters/external/social/graph/graph-schemas";
import type { GraphUpload } from "@/infrastructure/adapters/external/social/graph/graph-upload";

export type Feature = "basic" | "content_publish" | "manage_comments" | "manage_contents" | "manage_insights";

type Edge = "media" | "media_publish" | "stories" | "content_publishing_limit";
type Parameters = Pick<GraphRequest, "query" | "form" | "timeoutMs">;

/** One connected Instagram account: how each of its calls is signed and counted. */
export class InstagramAccount {
  constructor(
    readonly graph: GraphClient,
    private readonly connection: SocialAuth,
    private readonly auth: Pick<InstagramAuthService, "explain">,
  ) {}

  get login(): SocialAuth["login"] {
    return this.connection.login;
  }

  /**
   * About a published media, or an edge of one.
   * @throws AppError `reconnect_required` before anything is sent, when the stored token cannot be opened
   */
  call(path: string, request: Parameters = {}): GraphRequest {
    return this.signed({ ...request, about: "media", path });
  }

  /** As `call`, about a container. */
  ofContainer(containerId: string, request: Parameters = {}): GraphRequest {
    return this.signed({ ...request, about: "container", path: containerId });
  }

  /** As `call`, about the account itself, or one of its edges. */
  ofAccount(edge: Edge | null, request: Parameters = {}): GraphRequest {
    const { openId } = this.connection;
    return this.signed({ ...request, about: "account", path: edge === null ? openId : `${openId}/${edge}` });
  }

  /** @throws AppError `reconnect_required` when Meta does not show the account any more */
  async assertShown(): Promise<void> {
    const call = this.ofAccount(null, { query: { fields: "id" } });
    await this.graph.get(call, created).catch((error: unknown) => this.refuse(error, "basic"));
  }

  /** As `call`, for bytes. */
  upload(containerId: string, file: Pick<GraphUpload, "bytes" | "body" | "signal">): GraphUpload {
    return { ...file, containerId, token: this.token(), account: this.connection.openId };
  }

  load(): number {
    return this.graph.usage.load(this.connection.openId);
  }

  clockAheadMs(): number | null {
    return this.graph.theirClock.aheadMs();
  }

  /**
   * What is behind a refusal: why the account is not shown any more, or which scope the feature lacks (graph-api.md
   * §2.2, §2.10). Any other error as it is. Never throws.
   */
  async explain(error: unknown, feature: Feature): Promise<unknown> {
    if (!(error instanceof AppError)) return error;
    const explained = await this.auth.explain(error);
    return explained.code === "missing_permission" ? this.namingScope(explained, feature) : explained;
  }

  /** @throws what `explain` answers */
  async refuse(error: unknown, feature: Feature): Promise<never> {
    throw await this.explain(error, feature);
  }

  private namingScope({ code, message, details }: AppError, feature: Feature): AppError {
    const needed = `${this.login === "facebook" ? "instagram" : "instagram_business"}_${feature}`;
    const { scopes, platform, grantedScopes } = details;
    // Others may be gone as well; this one is what the call was refused for.
    const isNeededGone = grantedScopes !== undefined && !grantedScopes.includes(needed);
    // Meta's own no about the account is its last word on the scope, whatever it says of the token.
    const left =
      platform?.about === "account"
        ? (grantedScopes ?? this.connection.scopes).filter((scope) => scope !== needed)
        : grantedScopes;
    return new AppError(code, message, {
      ...details,
      scopes: isNeededGone ? [needed] : (scopes ?? [needed]),
      ...(left === undefined ? {} : { grantedScopes: left }),
    });
  }

  private signed(request: Omit<GraphRequest, "token" | "account">): GraphRequest {
    return { ...request, token: this.token(), account: this.connection.openId };
  }

  private token(): Secret {
    const { accessToken } = this.connection;
    if (accessToken !== null) return accessToken;
    throw new AppError("reconnect_required", "The stored token cannot be opened", { reason: "key_lost" });
  }
}
