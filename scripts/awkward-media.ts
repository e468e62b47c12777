import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { AWKWARD_PICTURES } from "../tests/media/awkward-pictures";
import { AWKWARD_VIDEOS } from "../tests/media/awkward-videos";
import { runScript } from "./support/run-script";

/** Writes the files that `npm test` uploads into a folder, to be dropped by hand: `node --import tsx scripts/awkward-media.ts [folder]`. */
await runScript(async () => {
  const folder = path.resolve(process.argv[2] ?? ".data/awkward");
  await mkdir(folder, { recursive: true });
  for (const [name, make] of Object.entries({ ...AWKWARD_PICTURES, ...AWKWARD_VIDEOS })) {
    await writeFile(path.join(folder, name), await make());
    console.log(name);
  }
  console.log(`All of them are in ${folder}`);
});
