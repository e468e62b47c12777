import type {
  PlatformAuthService,
  PlatformConnectService,
} from "@/core/application/interfaces/social/auth-service";
import type { ResumablePostingAdapter } from "@/core/application/interfaces/social/posting-adapter";
import type { LoginProduct } from "@/core/domain/marketing/platform";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";

/** Bind one connection to the adapter of its platform; one switch in the container implements each. */
export type AuthServiceFor = (auth: SocialAuth) => PlatformAuthService;
export type PostingAdapterFor = (auth: SocialAuth) => ResumablePostingAdapter;
/** @throws AppError `not_configured` when the app's credentials are missing. */
export type ConnectServiceFor = (login: LoginProduct) => PlatformConnectService;
/**
 * Makes our own copy of an avatar, or answers the `known` one where it shows the same picture; null when that was
 * not possible within two seconds.
 */
export type AvatarCopier = (
  avatarUrl: string,
  ownerId: string,
  known?: string | null,
) => Promise<string | null>;
