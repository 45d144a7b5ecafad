/**
 * Published vectors of the SHA256 login, for both halves. V1 and V2: password, salt, server key and stored key from
 * openGauss's regression tests (hw_user_alter_pguser.source, hw_user.source); V3: from an article that shows
 * pg_authid; V4: ours, for a password outside ASCII. Four implementations agree on all; facts: connection.md 1.6.
 */

/** One vector; everything but the password and the count in hex. */
export interface LoginVector {
  readonly password: string;
  readonly iterations: number;
  readonly token: string;
  readonly salt: string;
  readonly serverKey: string;
  readonly clientKey: string;
  readonly storedKey: string;
  readonly signature: string;
  readonly proof: string;
}

/** V1 to V4. */
export const vectors: Readonly<Record<"V1" | "V2" | "V3" | "V4", LoginVector>> =
  {
    V1: {
      password: "gauss@123",
      iterations: 10000,
      token: "a1b2c3d4",
      salt: "fd063ca2fa3716f5a0db1b60879cac866284b81c1c9f8258138613991c567c7c",
      serverKey:
        "1e98455895ed488f4d4a2b8f3f6901fd4bc7f608d5f3145acd4effce514535e4",
      clientKey:
        "2cde5f999473b7a15707782283a92d53c9f9c81ce45c797bc538ba268aae42e1",
      storedKey:
        "2c83975ab970e69699a5448270540c669ad06562360125618d1f249a238882e2",
      signature:
        "6294c10ceedb9f7b1ddb1df20899f75ebbe95491209f668b069db49729a2ba56",
      proof: "bd5f849c935ebcc34a87fe1f7cf97117bac74658dafec06724f8fc8e7450d064",
    },
    V2: {
      password: "gauss@123",
      iterations: 2048,
      token: "deadbeef",
      salt: "53c72feddf77df9a38f48724531cf74be113f35eaa5c944275d634ed6b4e1225",
      serverKey:
        "c7d8e77a413478827aadb9632a30a23c18d1c0ed6a82c6c7384acc5943938706",
      clientKey:
        "ad8f8c67e5d30e1f7dcaad93798d56113d0dab8084a3f6e85933dd466aa1f8a4",
      storedKey:
        "9dece15b293836a1796a6c5bb1e86d769ecad3a32b42303836ba44da853eea59",
      signature:
        "74ca6f1cbef65b643dc5ef026471ef1b8595336feb7e9862d2dd1c57f5e59b4d",
      proof: "0a30fec9a3241935dc806de01400d8d48ae150a349c68a5468297b139aa70b61",
    },
    V3: {
      password: "abcd@1234",
      iterations: 10000,
      token: "00ff10ee",
      salt: "8ec7ac7ada43d12a226934c43c5f83f04985898fba7e77bbee948ae3454fe4fe",
      serverKey:
        "cb3fed3f1a84834685cc25cdecc67882c83e43c8a5629f1c17236e54cfe05d51",
      clientKey:
        "54c9ee7a4781a98f829850f4d4b3e5dd99ba0fccac812189bd17ae1fef989919",
      storedKey:
        "1374b5d5b6da2cd98cade9cdab91278c81f12dc0b3c7444669ae001e9e6366a0",
      signature:
        "7f4c39075790b031b3e457991725cd0505efa53da2ed2578fdb2bf12c13300e1",
      proof: "abee219370d54fcc8573caf8bcf50f53d91ecc011b7dc6b5fd2a598feae8ac9e",
    },
    V4: {
      password: "Pässwörd密码1",
      iterations: 10000,
      token: "0badcafe",
      salt: "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
      serverKey:
        "4c6788c68a851e28bf8cabc9e7d788f8d6de329d2a6f24353f2defed1e94e834",
      clientKey:
        "18415e9f14a3063d281f707b5b6811fb7521d37c408eb7302d13367e367c6e03",
      storedKey:
        "909195ace19955e86f5e2bd4372d068633004630b1bda79541103d850fdb6f4a",
      signature:
        "94709ea71cadfc6577c251a82310a9e968b61e3e5f952030f712eae44a2f8111",
      proof: "0be577f02f8871bcd555b2fb687d144bad61521c27d40946be282259332cf15b",
    },
  };

/** The user of the MD5 family; facts: connection.md 1.6. */
export const md5User = "normal_compatible_user2";

/** Answers of the MD5 family. */
export const md5Vectors = {
  V1: {
    salt: "01020304",
    code5: "md5dc8623f9a7640665cd3ada893b418ee6",
    code11WithSuffix: "md544f002f825bde5ac9a742c7ae99c8f62",
    code11: "md58a377d58ccede4a3665101139ecdcee4",
    code10Method1:
      "sha25675c4f05ebb4de65787a9ecba47b5c0806ab27542c1b522aa70c322aa8ba92962",
  },
  V2: {
    salt: "ffeeddcc",
    code5: "md5ab7dbd4b6aed8a490d3e255a88b6564e",
    code11: "md5cbd91df99fd6e4fcf837201d4a899aa8",
  },
} as const;
