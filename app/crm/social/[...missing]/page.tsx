import { notFound } from "next/navigation";

/** Keeps the sections around an address that does not exist among them. */
export default function MissingAddress(): never {
  notFound();
}
