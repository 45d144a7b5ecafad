/** Connection settings as people give them. */
import { describe, expect, it } from "vitest";
import {
  completeSettings,
  type PartialSettings,
  settingsFromEnvironment,
} from "../../../src/runtime/settings.js";

const plain = {
  hosts: [{ host: "h", port: 8000 }],
  database: "gaussdb",
  user: "dbadmin",
  password: undefined,
  sslmode: "prefer",
  sslrootcert: undefined,
};

describe("settings", () => {
  it.each<[string, PartialSettings, object]>([
    ["host alone", { host: "h" }, {}],
    [
      "port",
      { host: "h", port: "25308" },
      { hosts: [{ host: "h", port: 25308 }] },
    ],
    [
      "several hosts",
      { host: "a,b:9000,c", port: "1,2,3" },
      {
        hosts: [
          { host: "a", port: 1 },
          { host: "b", port: 9000 },
          { host: "c", port: 3 },
        ],
      },
    ],
    [
      "one port for all",
      { host: "a,b", port: 5 },
      {
        hosts: [
          { host: "a", port: 5 },
          { host: "b", port: 5 },
        ],
      },
    ],
    ["IPv6", { host: "[::1]:9" }, { hosts: [{ host: "::1", port: 9 }] }],
    [
      "IPv6 as libpq takes it",
      { host: "::1, fe80::1%eth0,[::2]", port: 9 },
      {
        hosts: [
          { host: "::1", port: 9 },
          { host: "fe80::1%eth0", port: 9 },
          { host: "::2", port: 9 },
        ],
      },
    ],
    [
      "URL",
      {
        url: "postgres://u:p%40ss@h:7/db?sslmode=verify-ca&sslrootcert=/ca.pem",
      },
      {
        hosts: [{ host: "h", port: 7 }],
        database: "db",
        user: "u",
        password: "p@ss",
        sslmode: "verify-ca",
        sslrootcert: "/ca.pem",
      },
    ],
    [
      "an @ in the password of a URL",
      { url: "postgres://u:p@ss:w0rd@h/db" },
      { database: "db", user: "u", password: "p@ss:w0rd" },
    ],
    [
      "URL with several hosts",
      { url: "postgres://u@a:1,b:2/db" },
      {
        hosts: [
          { host: "a", port: 1 },
          { host: "b", port: 2 },
        ],
        database: "db",
        user: "u",
      },
    ],
    [
      "what is given beside the URL wins",
      { url: "postgres://h/x", database: "y" },
      { database: "y" },
    ],
  ])("%s", (_name, given, want) => {
    expect(completeSettings(given)).toEqual({ ...plain, ...want });
  });

  it.each<[PartialSettings, RegExp]>([
    [{}, /PGHOST/],
    [{ host: "" }, /PGHOST/],
    [{ host: "h", port: "0" }, /from 1 to 65535, not "0"/],
    [{ host: "h", port: "x" }, /not "x"/],
    [{ host: "h,,b" }, /not a host name/],
    [{ host: "::g" }, /not a host name/],
    [{ host: "h", sslmode: "on" }, /sslmode must be one of disable, prefer/],
    [{ url: "mysql://h" }, /must look like/],
    [{ url: "postgres://u:se/cret@h/db" }, /must look like(?!.*cret)/],
    [{ url: "postgres://u:p%zz@h/db" }, /write %25/],
  ])("%o is refused", (given, message) => {
    expect(() => completeSettings(given)).toThrow(message);
  });

  it("takes the environment's share, empty ones as missing", () => {
    const given = settingsFromEnvironment({
      PGHOST: "h",
      PGPORT: "",
      PGUSER: "u",
    });
    expect(completeSettings(given)).toEqual({ ...plain, user: "u" });
  });
});
