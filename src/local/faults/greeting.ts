/** Faults before a session is open: where the client connects, and where it waits to be let in. */
import type { Socket } from "node:net";
import { isFailure, speakFailure, speakWarnings } from "./answers.js";
import type { Control } from "./control.js";

/** Lets a fault of the phase strike; whether one did, and the client is not to be spoken to any more. */
export function strikeGreeting(
  control: Control,
  client: Socket,
  phase: "connect" | "auth",
  startup: ReadonlyMap<string, string>,
): boolean {
  const text = ["user", "database", "application_name"]
    .map((name) => `${name}=${startup.get(name) ?? ""}`)
    .join(" ");
  const rule = control.faults.find([phase], text);
  if (rule?.strike() !== true) return false;
  const action = rule.fault.do;
  if (isFailure(action)) {
    client.end(speakFailure(action, "FATAL").bytes);
  } else if (action.kind === "hang") {
    // Its bytes are read and dropped, so that its end is seen.
    client.resume();
    client.once("end", () => client.end());
  } else if (action.reset === true) {
    client.resetAndDestroy();
  } else {
    client.end(speakWarnings(action.warnings));
  }
  return true;
}
