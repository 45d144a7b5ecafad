/** What the programs of all samples share: the settings in .env, and an end that says what went wrong. */
import { existsSync } from "node:fs";
import { ConnectError, DeadlineError } from "../dws/index.js";

/** What the guide asks for before the first connection. */
export const PREPARATION = `
No connection. Before the first one, the guide asks for this:
 1. An EIP is bound to the cluster (or this machine is in its VPC), and the security group lets the port in.
 2. PGHOST and PGPORT are its address and its port (8000), PGDATABASE is the database (gaussdb).
 3. PGUSER and PGPASSWORD are those of the administrator (dbadmin) or of another user.
Not needed here: libpq, nor password_encryption_type = 1 and a user with an MD5 password. These samples
log in with SHA256, which is what DWS keeps by default.
Where it fails, step by step, and what to do: yo dws:doctor (or generator-dws doctor).`;

/** Reads .env; what the shell sets wins over it. Whoever reads the output may stop early, as `head` does. */
export const prepareProgram = (): void => {
  if (existsSync(".env")) process.loadEnvFile(".env");
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
};

/** Prints why a program failed, and the preparation where no connection came about. */
export const printFailure = (error: unknown): void => {
  console.error(error instanceof Error ? error.message : error);
  // A deadline has the last attempt as its cause.
  const last = error instanceof DeadlineError ? error.cause : error;
  if (last instanceof ConnectError) console.error(PREPARATION);
};

/** Runs a program to its exit code, 0 unless it gives one; one that fails says why and ends with 1. */
export const runProgram = async (
  program: () => Promise<number | void>,
): Promise<void> => {
  try {
    prepareProgram();
    process.exitCode = (await program()) ?? 0;
  } catch (error) {
    printFailure(error);
    process.exitCode = 1;
  }
};
