import type { FakeControls } from "./fake-controls";
import type { Fault } from "./faults";
import type { FakeToken, World } from "./world";

/** One way in which the local Meta can be made to misbehave by hand. */
export interface PanelFault {
  readonly id: string;
  readonly title: string;
  /** What Meta does. */
  readonly does: string;
  /** What a person sees who tries it. */
  readonly see: string;
  /** It is about an account that is connected. */
  readonly needsAccount?: boolean;
  isActive(fake: FakeControls, world: World): boolean;
  start(fake: FakeControls, world: World): void;
  stop(fake: FakeControls, world: World): void;
}

type Words = Pick<PanelFault, "id" | "title" | "does" | "see">;

/** One that is armed until it is used up or taken away. */
export function armed(words: Words, fault: Fault): PanelFault {
  const name = words.id;
  return {
    ...words,
    isActive: (fake) => fake.isArmed(name),
    start: (fake) => fake.inject({ ...fault, name }),
    stop: (fake) => fake.disarm(name),
  };
}

/** Once it is dead, or where there is none, nothing is connected. */
export function newestUserToken({ tokens }: World): FakeToken | undefined {
  return tokens.filter(({ kind, foreign }) => kind === "user" && !foreign).at(-1);
}
