import type { z } from "zod/v4";
import { AppError } from "@/core/domain/errors";
import { missingScopes, REQUIRED_SCOPES } from "@/core/domain/marketing/scopes";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";
import type { Secret } from "@/core/domain/secret";
import type { FacebookTokenEndpoint } from "@/infrastructure/adapters/external/social/auth/facebook-token-endpoint";
import { accessLost, brokenLink } from "@/infrastructure/adapters/external/social/auth/page-link";
import { deadToken } from "@/infrastructure/adapters/external/social/auth/token-facts";
import type { GraphClient } from "@/infrastructure/adapters/external/social/graph/graph-client";
import { refusedObject } from "@/infrastructure/adapters/external/social/graph/graph-error";
import * as schemas from "@/infrastructure/adapters/external/social/graph/graph-schemas";

type LinkedPage = z.output<typeof schemas.pageInstagram>;

/** What Meta tells about a connection right now; null: it did not say. */
interface Findings {
  readonly scopes: readonly string[] | null;
  /** Why the account is lost. */
  readonly lost: AppError | null;
  /** The Page still names the account. */
  readonly isLinked: boolean;
}

/**
 * Finds out why Meta refuses an account or what belongs to it: the numbers are the same for an account that was
 * unlinked, a permission that was taken back and an outage (graph-api.md §7.16, 10 and 14). Asks only after a
 * refusal, two reads at once, and reads nothing where there is no Page to ask.
 */
export class ConnectionDiagnosis {
  #looking: Promise<Findings> | null = null;

  constructor(
    private readonly graph: GraphClient,
    private readonly tokens: FacebookTokenEndpoint,
    private readonly connection: SocialAuth,
  ) {}

  /** The same error, or what is behind it. Never throws. */
  async explain(error: AppError): Promise<AppError> {
    const refusal = refusedObject(error);
    const { about, isTransient = false } = error.details.platform ?? {};
    const isOurs = about === "account" || about === "media";
    const { pageId, accessToken } = this.connection;
    if (refusal === null || isTransient || !isOurs || pageId === null || accessToken === null) return error;
    const found = await this.look(pageId, accessToken);
    if (refusal === "forbidden") return forbidden(error, found);
    if (found.lost !== null) return answeredWith(error, found.lost);
    if (about === "media") return error;
    if (missingIn(found).length > 0) return forbidden(error, found);
    return found.isLinked && (await this.isHidden(accessToken)) ? error : passing(error);
  }

  /** The ten items of a carousel are refused at once, and one look answers for all. */
  private look(pageId: string, token: Secret): Promise<Findings> {
    this.#looking ??= this.findOut(pageId, token).finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  private async findOut(pageId: string, token: Secret): Promise<Findings> {
    const query = { fields: "instagram_business_account" };
    const [facts, page] = await Promise.allSettled([
      this.tokens.inspect(token),
      this.graph.get({ about: "page", path: pageId, query, token }, schemas.pageInstagram),
    ]);
    // Where nothing is shown, not even the token's own facts, Meta is down (graph-api.md §7.16, 14).
    if (facts.status === "rejected") return { scopes: null, lost: null, isLinked: false };
    const dead = deadToken(facts.value);
    const scopes = dead === null ? facts.value.scopes : null;
    const lost =
      dead ?? (page.status === "rejected" ? lostIn(page.reason) : this.lostLink(page.value, scopes));
    return { scopes, lost, isLinked: isOf(page, this.connection) };
  }

  private lostLink(page: LinkedPage, scopes: readonly string[] | null): AppError | null {
    const reason = brokenLink(page, this.connection, scopes);
    return reason && accessLost(reason);
  }

  /** The Page says the account is there, an edge of the account says it is not: the account itself decides. */
  private async isHidden(token: Secret): Promise<boolean> {
    const call = { about: "account", path: this.connection.openId, query: { fields: "id" }, token } as const;
    return await this.graph.get(call, schemas.instagramUser).then(
      () => false,
      (error: unknown) => error instanceof AppError && refusedObject(error) === "unknown",
    );
  }
}

/** A permission that was taken back explains more than a link that cannot be seen without it. */
function forbidden(error: AppError, found: Findings): AppError {
  const missing = missingIn(found);
  if (missing.length === 0 && found.lost !== null) return answeredWith(error, found.lost);
  const { platform } = error.details;
  return new AppError("missing_permission", error.message, {
    remedy: "stop",
    ...(platform === undefined ? {} : { platform }),
    ...(missing.length === 0 ? {} : { scopes: missing }),
    ...(found.scopes === null ? {} : { grantedScopes: found.scopes }),
  });
}

function missingIn({ scopes }: Findings): readonly string[] {
  return scopes === null ? [] : missingScopes(REQUIRED_SCOPES, scopes);
}

/** What was refused keeps its numbers, whatever the reason turned out to be. */
function answeredWith({ details: { platform } }: AppError, { code, message, details }: AppError): AppError {
  return new AppError(code, message, { ...details, ...(platform === undefined ? {} : { platform }) });
}

function isOf(page: PromiseSettledResult<LinkedPage>, { openId }: SocialAuth): boolean {
  return page.status === "fulfilled" && page.value.instagram_business_account?.id === openId;
}

function lostIn(error: unknown): AppError | null {
  return error instanceof AppError && error.code === "reconnect_required" ? error : null;
}

/** Meta contradicts itself, or could not be asked: that passes (graph-api.md §7.16, 14). */
function passing({ message, details: { platform } }: AppError): AppError {
  return new AppError("platform_unavailable", message, {
    remedy: "retry",
    ...(platform === undefined ? {} : { platform }),
  });
}
