import { MongoServerError } from "mongodb";
import { describe, expect, it } from "vitest";
import { errorFacts } from "@/core/application/error-facts";
import { AppError } from "@/core/domain/errors";

const SECRET = "EAAG-secret";

describe("what is logged of an error", () => {
  it("is the code and the call of the system", () => {
    const full = Object.assign(new Error(`ENOSPC: no space left, write '/tmp/${SECRET}'`), {
      code: "ENOSPC",
      syscall: "write",
      path: `/tmp/${SECRET}`,
    });
    expect(errorFacts(full)).toEqual({ cause: "Error", causeCode: "ENOSPC", syscall: "write" });
  });

  it("is what the database calls its refusal", () => {
    const refused = new MongoServerError({
      message: `not authorized on ${SECRET}`,
      code: 13,
      codeName: "Unauthorized",
    });
    expect(errorFacts(refused)).toEqual({
      cause: "MongoServerError",
      causeCode: 13,
      codeName: "Unauthorized",
    });
  });

  it("is what lies behind it, the first of several", () => {
    const sockets = [1, 2].map(() => Object.assign(new Error(SECRET), { code: "ECONNREFUSED" }));
    const error = new TypeError("fetch failed", { cause: new AggregateError(sockets, SECRET) });
    expect(errorFacts(error)).toEqual({
      cause: "TypeError",
      causedBy: "AggregateError < Error ECONNREFUSED",
    });
  });

  it("is the status that a bucket answered, and our own code", () => {
    const refused = Object.assign(new Error(SECRET), {
      name: "AccessDenied",
      $metadata: { httpStatusCode: 403 },
    });
    expect(errorFacts(refused)).toEqual({ cause: "AccessDenied", httpStatus: 403 });
    expect(errorFacts(new AppError("conflict", SECRET))).toEqual({
      cause: "AppError",
      causeCode: "conflict",
    });
  });

  it("is never what somebody wrote, wherever it stands", () => {
    const error = Object.assign(new Error(SECRET), {
      name: `Error of ${SECRET}`,
      code: SECRET,
      codeName: `${SECRET} !`,
      syscall: `open ${SECRET}`,
      status: SECRET,
    });
    expect(errorFacts(error)).toEqual({ cause: "Error" });
    expect(errorFacts(SECRET)).toEqual({ cause: "string" });
  });

  it("comes to an end where an error is its own cause", () => {
    const error = new Error("round");
    error.cause = error;
    expect(errorFacts(error)).toEqual({ cause: "Error", causedBy: "Error < Error < Error" });
  });
});
