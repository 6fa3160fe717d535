import { cp, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { inRepository } from "./paths.js";

const STAND_INS = inRepository("test", "editor", "stand-ins");

/** The extensions that stand in for others in the windows of a workspace: those cannot be had everywhere, so small ones of the same id play them. */
export interface StandIns {
  readonly ids: readonly string[];
  /** Installs them, unpacked as they are, where an editor keeps its extensions. */
  installIn(extensionsDir: string): Promise<void>;
}

/** Those in `stand-ins/<workspace>/`. */
export async function standInsOf(workspace: string): Promise<StandIns> {
  const entries = await readdir(join(STAND_INS, workspace), { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(STAND_INS, workspace, name));
  const all = await Promise.all(
    folders.map(async (folder) => {
      const { publisher, name, version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
      return { folder, id: `${publisher}.${name}`, version };
    }),
  );
  return {
    ids: all.map(({ id }) => id),
    async installIn(extensionsDir) {
      await mkdir(extensionsDir, { recursive: true });
      for (const { folder, id, version } of all) await cp(folder, join(extensionsDir, `${id}-${version}`), { recursive: true });
      // The editor's own list of them, which it makes anew.
      if (all.length > 0) await rm(join(extensionsDir, "extensions.json"), { force: true });
    },
  };
}
