import { createSecrets } from "./support/secrets";

const today = new Date().toISOString().slice(0, 10).replaceAll("-", "");
for (const [name, value] of Object.entries(createSecrets(`k${today}`))) console.log(`${name}=${value}`);
