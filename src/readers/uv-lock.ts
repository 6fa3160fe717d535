import { dependencyReader } from "./dependencies/dependency-reader.js";
import { readTomlLock } from "./dependencies/toml-lock.js";

/** Reads `uv.lock`. */
export const uvLockReader = dependencyReader(
  { name: "uv-lock", files: { names: ["uv.lock"] }, ecosystem: "pypi", role: "lock", manager: "uv" },
  readTomlLock,
);
