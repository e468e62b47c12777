import { handle } from "@/app/api/_http/handle";
import { presentConnections } from "@/app/api/_present/present-connection";
import { connectionsAnswer } from "@/app/api/_schemas/connection";
import { connectionFacts, createGetInstagramAuthUseCase } from "@/app/api/social/connections/depends";

export const GET = handle(async ({ session }) => {
  const found = await createGetInstagramAuthUseCase().execute({ userId: session.ownerId });
  return Response.json(
    connectionsAnswer.parse({ connections: presentConnections(found, connectionFacts()) }),
  );
});
