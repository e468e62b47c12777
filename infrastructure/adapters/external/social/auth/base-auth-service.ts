import type {
  PlatformAuthConfig,
  PlatformAuthService,
  RefreshedCredentials,
} from "@/core/application/interfaces/social/auth-service";

/** What every platform's auth service has in common: the app's credentials, and no state of a person. */
export abstract class BasePlatformOAuthService implements PlatformAuthService {
  constructor(protected readonly config: PlatformAuthConfig) {}

  abstract verifyAuth(): Promise<boolean>;
  abstract refreshToken(): Promise<RefreshedCredentials>;
  abstract getInstagramBusinessAccount(): Promise<string>;
  abstract revoke(): Promise<void>;
}
