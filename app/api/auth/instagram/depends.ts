import { ChannelClosing } from "@/core/application/social/connections/channel-closing";
import { CompleteInstagramConnectionUseCase } from "@/core/application/usecases/social/instagram/complete-instagram-connection";
import { DisconnectInstagramUseCase } from "@/core/application/usecases/social/instagram/disconnect-instagram";
import { ListConnectableAccountsUseCase } from "@/core/application/usecases/social/instagram/list-connectable-accounts";
import { RefreshInstagramTokenUseCase } from "@/core/application/usecases/social/instagram/refresh-instagram-token";
import { SaveInstagramTokenUseCase } from "@/core/application/usecases/social/instagram/save-instagram-token";
import { StartInstagramConnectionUseCase } from "@/core/application/usecases/social/instagram/start-instagram-connection";
import * as container from "@/infrastructure/container";

export const createStartInstagramConnectionUseCase = () =>
  new StartInstagramConnectionUseCase(
    container.connectServiceFor,
    container.socialAuthService(),
    container.oauthStates(),
    container.random(),
    container.clock(),
  );

export const createCompleteInstagramConnectionUseCase = () =>
  new CompleteInstagramConnectionUseCase(
    container.connectServiceFor,
    container.oauthStates(),
    container.pendingConnections(),
    container.random(),
    container.clock(),
    container.logger(),
  );

export const createListConnectableAccountsUseCase = () =>
  new ListConnectableAccountsUseCase(
    container.pendingConnections(),
    container.socialAuthService(),
    container.clock(),
  );

export const createSaveInstagramTokenUseCase = () =>
  new SaveInstagramTokenUseCase(
    container.socialAuthService(),
    container.pendingConnections(),
    container.posts(),
    container.copyAvatar(),
    container.nudgeWorker,
    container.clock(),
    container.logger(),
  );

export const createRefreshInstagramTokenUseCase = () =>
  new RefreshInstagramTokenUseCase(
    container.socialAuthService(),
    container.authServiceFor,
    container.copyAvatar(),
    container.posts(),
    container.nudgeWorker,
    container.clock(),
  );

export const createDisconnectInstagramUseCase = () =>
  new DisconnectInstagramUseCase(
    container.socialAuthService(),
    container.pendingConnections(),
    container.authServiceFor,
    new ChannelClosing(container.posts(), container.postReconciler(), container.clock()),
    container.mediaStore(),
    container.clock(),
    container.logger(),
  );
