/** How clients are let in: what a start can choose, and what one front keeps of it. */
import { randomBytes } from "node:crypto";
import type { Asking, AuthenticationMethod } from "./challenge.js";
import type { CertificateOptions } from "./certificate.js";
import { createLockOut, type LockOut } from "./lock-out.js";
import type { LocalRole } from "./roles.js";
import { createSlots, type Slots } from "./slots.js";
import { createServerTls, type ServerTls } from "./tls.js";

/** TLS as a cluster may have it. */
export interface LocalTls extends CertificateOptions {
  /**
   * DWS's `require_ssl`: refuses clients that do not ask for TLS.
   * @default false
   */
  readonly required?: boolean;
}

/** The choices of a start that concern the login. */
export interface LoginOptions {
  /**
   * Roles beside `dbadmin`, which is of type 1.
   * @default none
   */
  readonly roles?: readonly LocalRole[];
  /**
   * The method that `pg_hba.conf` names.
   * @default "sha256"
   */
  readonly authentication?: AuthenticationMethod;
  /**
   * TLS for clients that ask for it, with certificates made for the occasion.
   * @default false
   */
  readonly tls?: boolean | LocalTls;
  /**
   * Milliseconds that an account stays locked after ten wrong passwords (DWS's `password_lock_time`).
   * @default a day
   */
  readonly passwordLockMs?: number;
  /**
   * The clock that locks go by, in milliseconds.
   * @default Date.now
   */
  readonly now?: () => number;
}

/** What one front keeps. */
export interface LoginPolicy {
  readonly asking: Asking;
  readonly lockOut: LockOut;
  readonly slots: Slots;
  readonly tls: ServerTls | undefined;
}

/** Puts the choices into effect. */
export async function createPolicy(
  options: LoginOptions,
): Promise<LoginPolicy> {
  const { authentication = "sha256", tls = false } = options;
  const chosen = typeof tls === "object" ? tls : {};
  return {
    asking: { method: authentication, secret: randomBytes(32) },
    lockOut: createLockOut(options.now, options.passwordLockMs),
    slots: createSlots(),
    tls: tls === false ? undefined : await createServerTls(chosen),
  };
}
