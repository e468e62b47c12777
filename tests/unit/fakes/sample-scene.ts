import type { Answer, aFake } from "./a-fake-person";

export interface Scene {
  fake: ReturnType<typeof aFake>;
  long: string;
  page: string;
}
export type Ask = (scene: Scene) => Promise<Answer>;
