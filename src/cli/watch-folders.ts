import { type FSWatcher, watch } from "node:fs";
import { join } from "node:path";

/** Changes come in bursts: a save is several events, a checkout thousands. In ms. */
const settleTime = 150;
/** How often is looked where the system cannot tell of changes. In ms. */
const lookTime = 2000;

/** Something that watches until it is closed. */
export interface FolderWatch {
  /** Whether changes are looked for now and then, since the system cannot tell of all. */
  readonly isLooking: boolean;
  /** Watches these folders from now on, relative to the workspace; others no longer. */
  setFolders(folders: ReadonlySet<string>): void;
  close(): void;
}

/**
 * Calls `onChange` when something has changed in the folders of a workspace, once things have settled. Where the system can watch a whole tree it does;
 * elsewhere each folder is watched by itself, so that what tools make costs nothing; and where the system allows no more watchers, changes are looked
 * for every two seconds.
 */
export function watchFolders(workspace: string, onChange: () => void, platform: NodeJS.Platform = process.platform): FolderWatch {
  const watchers = new Map<string, FSWatcher>();
  let settling: NodeJS.Timeout | undefined;
  let looking: NodeJS.Timeout | undefined;
  const touched = () => {
    clearTimeout(settling);
    settling = setTimeout(onChange, settleTime);
  };
  const lookInstead = () => {
    looking ??= setInterval(onChange, lookTime);
  };
  const open = (folder: string, recursive: boolean) => {
    try {
      const watcher = watch(join(workspace, folder), { recursive }, touched);
      watchers.set(folder, watcher);
      watcher.on("error", () => {
        watcher.close();
        watchers.delete(folder);
        lookInstead();
      });
    } catch (error) {
      // A folder that is gone by now is no lack of watchers.
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) lookInstead();
    }
  };
  const isWhole = platform === "darwin" || platform === "win32";
  if (isWhole) open("", true);
  return {
    get isLooking() {
      return looking !== undefined;
    },
    setFolders(folders) {
      if (isWhole) return;
      for (const [folder, watcher] of watchers) {
        if (folders.has(folder)) continue;
        watcher.close();
        watchers.delete(folder);
      }
      for (const folder of folders) if (!watchers.has(folder) && looking === undefined) open(folder, false);
    },
    close() {
      clearTimeout(settling);
      clearInterval(looking);
      for (const watcher of watchers.values()) watcher.close();
      watchers.clear();
    },
  };
}
