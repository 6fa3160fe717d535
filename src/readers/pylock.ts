import { dependencyReader } from "./dependencies/dependency-reader.js";
import { readTomlLock } from "./dependencies/toml-lock.js";

/** Reads PEP 751's `pylock.toml` and `pylock.<name>.toml`. */
export const pylockReader = dependencyReader(
  { name: "pylock", files: { patterns: [/(?:^|\/)pylock(?:\.[^/]+)?\.toml$/] }, ecosystem: "pypi", role: "lock", manager: "pip" },
  readTomlLock,
);
