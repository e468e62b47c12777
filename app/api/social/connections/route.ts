import { handle } from "@/app/api/_http/handle";
import { presentConnection } from "@/app/api/_present/present-connection";
import { connectionsAnswer } from "@/app/api/_schemas/connection";
import { connectionFacts, createGetInstagramAuthUseCase } from "@/app/api/social/connections/depends";

export const GET = handle(async ({ session }) => {
  const { connections } = await createGetInstagramAuthUseCase().execute({ userId: session.ownerId });
  const facts = connectionFacts();
  return Response.json(
    connectionsAnswer.parse({ connections: connections.map((auth) => presentConnection(auth, facts)) }),
  );
});
