import { Collection, type Filter } from "mongodb";
import type { Gate } from "./gate";
import { claimLabel, forgetSend, requestLabel, writeLabel } from "./point-labels";
import type { WorkerPlan } from "./worker-plan";

/** Every method of the driver's collections that writes; reading is no point. */
const WRITES = [
  "bulkWrite",
  "deleteMany",
  "deleteOne",
  "findOneAndDelete",
  "findOneAndReplace",
  "findOneAndUpdate",
  "insertMany",
  "insertOne",
  "replaceOne",
  "updateMany",
  "updateOne",
] as const;

/** Puts the gate around every call of Meta and every write to the database. */
export function watchPoints(gate: Gate, flaw: Pick<WorkerPlan, "isForgetful">): void {
  const { fetch } = globalThis;
  globalThis.fetch = (input, init) => {
    const request = input instanceof Request ? input : new Request(input, init);
    return gate.pass(requestLabel(request), () => fetch(request));
  };
  for (const method of WRITES) watchWrite(gate, method, flaw);
}

function watchWrite(
  gate: Gate,
  method: (typeof WRITES)[number],
  { isForgetful }: Pick<WorkerPlan, "isForgetful">,
): void {
  const original: unknown = Reflect.get(Collection.prototype, method);
  if (typeof original !== "function") throw new Error(`The driver has no ${method}`);
  Reflect.set(Collection.prototype, method, function (this: Collection, ...args: unknown[]) {
    const write = async () => {
      const answer: unknown = await Reflect.apply(original, this, args);
      return answer;
    };
    if (isForgetful) forgetSend(args);
    const claim = claimLabel(args);
    if (claim === null) return gate.pass(writeLabel(this.collectionName, method, args), write);
    const isThere = async () => (await this.findOne(args[0] as Filter<object>)) !== null;
    return gate.passClaim(claim, isThere, write);
  });
}
