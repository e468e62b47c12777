import type { Clock } from "@/core/application/interfaces/clock";
import type {
  DialogRequest,
  PlatformConnectService,
} from "@/core/application/interfaces/social/auth-service";
import { AppError } from "@/core/domain/errors";
import type { ConnectionGrant } from "@/core/domain/marketing/connectable-account";
import { missingScopes, REQUIRED_SCOPES } from "@/core/domain/marketing/scopes";
import type { Secret } from "@/core/domain/secret";
import {
  asExchangeFailure,
  dateFromUnix,
  expiryOf,
  type FacebookTokenEndpoint,
} from "@/infrastructure/adapters/external/social/auth/facebook-token-endpoint";
import {
  listPages,
  listPortfolioPages,
  readNamedPages,
  type SortedPages,
  sortPages,
} from "@/infrastructure/adapters/external/social/auth/page-discovery";
import type { GraphClient } from "@/infrastructure/adapters/external/social/graph/graph-client";
import type { GraphPage, TokenFacts } from "@/infrastructure/adapters/external/social/graph/graph-schemas";

export interface InstagramConnectConfig {
  readonly appId: string;
  /** Origin of the dialog, as `https://www.facebook.com`. */
  readonly dialogOrigin: string;
  readonly version: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** A Facebook Login for Business configuration: carries the scopes itself (graph-api.md §2.1). */
  readonly loginConfigId: string | null;
}

const PORTFOLIO_SCOPE = "business_management";

/** Facebook Login: the dialog, and what follows it (graph-api.md §2.1–2.6). */
export class InstagramConnectService implements PlatformConnectService {
  readonly login = "facebook" as const;

  constructor(
    private readonly config: InstagramConnectConfig,
    private readonly graph: GraphClient,
    private readonly tokens: FacebookTokenEndpoint,
    private readonly clock: Clock,
  ) {}

  authorizationUrl({ state, rerequest }: DialogRequest): string {
    const { config } = this;
    const url = new URL(`${config.dialogOrigin}/${config.version}/dialog/oauth`);
    url.search = new URLSearchParams({
      client_id: config.appId,
      redirect_uri: config.redirectUri,
      state,
      response_type: "code",
      ...(config.loginConfigId === null
        ? { scope: config.scopes.join(",") }
        : { config_id: config.loginConfigId }),
      ...(rerequest ? { auth_type: "rerequest" } : {}),
    }).toString();
    return url.toString();
  }

  async connect(code: string): Promise<ConnectionGrant> {
    const short = await this.tokens.exchangeCode(code, this.config.redirectUri);
    const long = await this.tokens.extend(short.token).catch(asExchangeFailure);
    const [facts, pages] = await this.readGrant(long.token);
    const named = await readNamedPages(this.graph, long.token, facts, pages);
    return {
      login: this.login,
      facebookUserId: facts.user_id ?? "",
      userAccessToken: long.token,
      userTokenExpiresAt: expiryOf(facts, long.expiresInSeconds, this.clock.now()),
      dataAccessExpiresAt: dateFromUnix(facts.data_access_expires_at),
      scopes: facts.scopes,
      ...(await this.sortOrLookFurther([...pages, ...named], long.token, facts)),
    };
  }

  /** Portfolios are many requests, so they are walked only when nothing usable was found. */
  private async sortOrLookFurther(
    pages: readonly GraphPage[],
    token: Secret,
    { scopes }: TokenFacts,
  ): Promise<SortedPages> {
    const sorted = sortPages(pages);
    if (sorted.accounts.length > 0 || !scopes.includes(PORTFOLIO_SCOPE)) return sorted;
    const known = new Set(pages.map(({ id }) => id));
    const further = await listPortfolioPages(this.graph, token).catch(() => []);
    return sortPages([...pages, ...further.filter(({ id }) => !known.has(id))]);
  }

  /** Both at once. A list that is refused for a scope the person unticked is an empty one: the scopes say why. */
  private async readGrant(token: Secret): Promise<[TokenFacts, GraphPage[]]> {
    const [facts, pages] = await Promise.allSettled([
      this.tokens.inspect(token),
      listPages(this.graph, token),
    ]);
    if (facts.status === "rejected") throw facts.reason;
    this.assertOurs(facts.value);
    if (pages.status === "fulfilled") return [facts.value, pages.value];
    if (missingScopes(REQUIRED_SCOPES, facts.value.scopes).length > 0) return [facts.value, []];
    throw pages.reason;
  }

  /** A token of another app, slipped into the code flow, must not connect anything. */
  private assertOurs(facts: TokenFacts): void {
    const foreign = facts.app_id !== undefined && facts.app_id !== this.config.appId;
    if (!facts.is_valid || foreign || facts.user_id === undefined) {
      throw new AppError("token_exchange_failed", "debug_token does not confirm the new token");
    }
  }
}
