import { fileURLToPath } from "node:url";

export const DATA_DIR = fileURLToPath(new URL("../../.data/", import.meta.url));
export const BINARIES_DIR = fileURLToPath(new URL("../../.data/bin/", import.meta.url));
export const FERRETDB_SOURCES = fileURLToPath(new URL("./ferretdb/", import.meta.url));
