import { existsSync, statSync } from "node:fs";
import { basename, isAbsolute, join, relative, resolve, sep } from "node:path";
import { AgentError, type AgentHost } from "../../agent-tools/agent-tool.js";
import { outsideWorkspace, severalProjects } from "../../agent-tools/project-errors.js";
import { nextActions } from "../../engine/next-actions.js";
import { pathsIn } from "../../formats/report-input.js";
import { toEdit } from "../../text/file-change.js";
import { applyToDisk, isWithin } from "../apply-to-disk.js";
import type { OpenedWorkspace } from "../open-workspace.js";

/** The projects of one folder, for language models: nothing outside of it is read or written, not even through links. `today` gives the day. */
export function folderHost({ folder, session }: OpenedWorkspace, today: () => string): AgentHost {
  const rootAt = (path: string): string => {
    const target = resolve(folder, path);
    const inside = relative(folder, target);
    if (inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside) || !isWithin(folder, target))
      throw outsideWorkspace(path, [folder]);
    const isFolder = statSync(target, { throwIfNoEntry: false })?.isDirectory() === true;
    const file = [...(inside === "" ? [] : inside.split(sep)), ...(isFolder ? ["file"] : [])].join("/");
    const root = session.rootOf(file);
    if (root === undefined) throw severalProjects(session.roots.map((one) => join(folder, one)));
    return root;
  };
  return {
    async find(path) {
      await session.refresh();
      const { roots, snapshot } = session;
      if (path === undefined && roots.length > 1) throw severalProjects(roots.map((one) => join(folder, one)));
      const report = session.report(path === undefined ? (roots[0] ?? "") : rootAt(path), today());
      return {
        report,
        snapshot,
        folderName: basename(folder),
        texts: (paths) => session.texts(paths),
        exists: async (file) => existsSync(join(folder, file)),
        actions: async () => nextActions(snapshot, report, await session.texts(pathsIn(report))),
      };
    },
    async write(_, changes) {
      const now = await session.texts(changes.flatMap(({ path, before }) => (before === undefined ? [] : [path])));
      for (const { path, before } of changes) {
        const file = join(folder, path);
        if (!isWithin(folder, file)) throw new AgentError(`Nothing was written: \`${path}\` leads out of the folder.`);
        if (before === undefined ? existsSync(file) : now.get(path) !== before)
          throw new AgentError(`Nothing was written: \`${path}\` is no longer what it was. Preview again.`);
      }
      const applied = applyToDisk(folder, changes.map(toEdit));
      return applied.flatMap(({ path, result }) => (result === "created" || result === "changed" ? [path] : []));
    },
  };
}
