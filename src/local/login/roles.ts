/** Makes the roles of a start, with the password kept as DWS keeps it. */
import type { NetConnectOpts } from "node:net";
import { openSession } from "../wire/session.js";
import {
  storePassword,
  type PasswordEncryptionType,
} from "./stored-password.js";

/** A role that can log in. */
export interface LocalRole {
  readonly name: string;
  readonly password: string;
  /** 0 = MD5 alone, 1 = SHA256 and MD5 (so that psql and its like can log in), 2 = SHA256 alone, 3 = SM3: nobody gets in. */
  readonly passwordEncryptionType: PasswordEncryptionType;
  /**
   * DWS's `auth_iteration_count`; older servers have 2048.
   * @default 10000
   */
  readonly iterations?: number;
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const statementsFor = async (role: LocalRole): Promise<readonly string[]> => {
  const { name, password, passwordEncryptionType, iterations } = role;
  const stored = await storePassword(
    name,
    password,
    passwordEncryptionType,
    iterations,
  );
  const identifier = `"${name.replaceAll('"', '""')}"`;
  const create = `CREATE ROLE ${identifier} LOGIN`;
  return [
    `DO ${literal(`BEGIN ${create}; EXCEPTION WHEN duplicate_object THEN NULL; END`)}`,
    // PASSWORD would hash what it does not know, and DWS's text is none that the engine knows. The engine trusts the
    // front and never reads it.
    `UPDATE pg_catalog.pg_authid SET rolpassword = ${literal(stored)} WHERE rolname = ${literal(name)}`,
  ];
};

/** Makes the roles that are missing and sets the password of all. */
export async function createRoles(
  target: NetConnectOpts,
  roles: readonly LocalRole[],
): Promise<void> {
  const statements = await Promise.all(roles.map(statementsFor));
  const login = { user: "postgres", database: "postgres" };
  const session = await openSession(target, login);
  try {
    await session.queryAll(statements.flat());
  } finally {
    await session.close();
  }
}
