import { type Db, MongoNetworkError } from "mongodb";

export type LostWhen = "before" | "after";

/**
 * The same database behind a bad network: the next calls of one method fail, either before they reach the
 * server or after the server has done them.
 */
export function withLostAnswers(db: Db, method: string, losses: readonly LostWhen[]): Db {
  const left = [...losses];
  const wrapCollection = <T extends object>(collection: T): T =>
    new Proxy(collection, {
      get(target, property) {
        const member: unknown = Reflect.get(target, property);
        if (typeof member !== "function") return member;
        return async (...args: unknown[]) => {
          const loss = property === method ? left.shift() : undefined;
          if (loss === "before") throw new MongoNetworkError("The connection broke");
          const answer: unknown = await Reflect.apply(member, target, args);
          if (loss === "after") throw new MongoNetworkError("The connection broke");
          return answer;
        };
      },
    });
  return new Proxy(db, {
    get(target, property) {
      if (property !== "collection") return Reflect.get(target, property);
      return (name: string, options: object) => wrapCollection(target.collection(name, options));
    },
  });
}
