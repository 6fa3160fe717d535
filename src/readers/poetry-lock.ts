import { dependencyReader } from "./dependencies/dependency-reader.js";
import { readTomlLock } from "./dependencies/toml-lock.js";

/** Reads `poetry.lock`. */
export const poetryLockReader = dependencyReader(
  { name: "poetry-lock", files: { names: ["poetry.lock"] }, ecosystem: "pypi", role: "lock", manager: "poetry" },
  readTomlLock,
);
