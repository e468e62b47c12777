export { connectionFacts, createGetInstagramAuthUseCase } from "@/app/api/auth/instagram/depends";
