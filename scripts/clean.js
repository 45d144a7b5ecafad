// Empties dist/ before a build, so that a file deleted from the sources is not shipped.
import { rmSync } from "node:fs";

rmSync(new URL("../dist", import.meta.url), { recursive: true, force: true });
