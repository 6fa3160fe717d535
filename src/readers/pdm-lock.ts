import { dependencyReader } from "./dependencies/dependency-reader.js";
import { readTomlLock } from "./dependencies/toml-lock.js";

/** Reads `pdm.lock`. */
export const pdmLockReader = dependencyReader(
  { name: "pdm-lock", files: { names: ["pdm.lock"] }, ecosystem: "pypi", role: "lock", manager: "pdm" },
  readTomlLock,
);
