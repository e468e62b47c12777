import { expect, it } from "vitest";
import { WatchSeats } from "@/core/application/social/posts/watch-seats";

it("gives a person so many, and another one when one is given back", () => {
  const seats = new WatchSeats(2, 100);
  const [leave] = [seats.take("ann"), seats.take("ann")];
  expect(() => seats.take("ann")).toThrow(expect.objectContaining({ code: "rate_limited" }));
  expect(() => seats.take("bob")).not.toThrow();
  leave();
  expect(() => seats.take("ann")).not.toThrow();
});

it("gives no more than there are in all, whoever asks, and says when to come again", () => {
  const seats = new WatchSeats(2, 3);
  for (const person of ["ann", "ann", "bob"]) seats.take(person);
  expect(() => seats.take("cid")).toThrow(
    expect.objectContaining({ code: "unavailable", details: { retryAfterSeconds: 30 } }),
  );
});

it("takes a seat back once, however often it is given back", () => {
  const seats = new WatchSeats(2, 2);
  const [leave] = [seats.take("ann"), seats.take("ann")];
  leave();
  leave();
  seats.take("ann");
  expect(() => seats.take("ann")).toThrow();
});
