import { MongoClient } from "mongodb";

/** Name and version of the server behind an address, as it tells them itself. */
export async function describeServer(uri: string): Promise<string> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5_000 });
  try {
    const info = await client.db("admin").command({ buildInfo: 1 });
    return "ferretdbVersion" in info ? "FerretDB" : `MongoDB ${String(info.version)}`;
  } finally {
    await client.close();
  }
}
