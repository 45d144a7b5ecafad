/** The password prompt: asked when nothing else gives one, never stored. */
import { type Given, isLocal, mergeSettings } from "../src/config/resolve.js";

/** The question. */
export const passwordQuestion = {
  type: "password",
  name: "password",
  mask: "*",
  message: "Password (empty for none; it is not stored)",
} as const;

const hasPasswordInUrl = (url: string | undefined): boolean =>
  url !== undefined && /:\/\/[^/?@]*:[^/?@]+@/.test(url);

/** True when a cluster is to be read and neither PGPASSWORD nor a URL holds a password. */
export const needsPassword = (given: Given): boolean => {
  if (given.flags.offline === true || isLocal(given)) return false;
  const { host, password, url } = mergeSettings(given);
  if (host === undefined && url === undefined) return false;
  return password === undefined && !hasPasswordInUrl(url);
};
