// A module hook that writes down the address of everything that is imported.
import { appendFileSync } from "node:fs";
import { register } from "node:module";
import { isMainThread } from "node:worker_threads";

if (isMainThread) register(import.meta.url);

export const load = (url, context, next) => {
  appendFileSync(process.env.IMPORT_LOG, `${url}\n`);
  return next(url, context);
};
