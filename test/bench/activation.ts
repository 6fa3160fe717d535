import { join } from "node:path";
import { build } from "esbuild";
import { launchBrowser, openEditor } from "../editor/open-editor.js";
import { inRepository } from "../editor/paths.js";
import { startServer } from "../editor/server.js";
import { ensureEditor } from "../editor/set-up.js";
import { withinLimit } from "../editor/within-limit.js";
import { copyWorkspace, inTemporaryFolder } from "../editor/workspaces.js";

const windowLimit = 60_000;

/** What one activation took, in ms. */
export interface ActivationTime {
  readonly wall: number;
  /** Of all threads of the extension host; on a busy machine this is the figure to look at. */
  readonly cpu: number;
}

/**
 * The time from asking a real VS Code to activate the extension until it is active, one per window, in the Node host.
 * @throws Error when a window gives no figure.
 */
export async function activationTimes(windows: number): Promise<readonly ActivationTime[]> {
  const installation = await ensureEditor();
  const testsPath = inRepository(".vscode-test", "suites", "activation-probe.cjs");
  await build({
    entryPoints: [inRepository("test", "bench", "activation-probe.ts")],
    outfile: testsPath,
    bundle: true,
    format: "cjs",
    platform: "node",
    external: ["vscode"],
  });
  return inTemporaryFolder(async (folder) => {
    const server = await startServer(installation, {
      dataDir: join(folder, "data"),
      extensionsDir: join(folder, "extensions"),
      logFile: inRepository("test-results", "bench-server.log"),
      forTests: true,
    });
    const browser = await launchBrowser(installation);
    try {
      const target = await copyWorkspace("no-manifest", folder);
      const times: ActivationTime[] = [];
      for (let window = 0; window < windows; window++) {
        let found: ActivationTime | undefined;
        const onLog = (text: string) => {
          const [, wall, cpu] = /roadworthy-activation ([\d.]+) ([\d.]+)/.exec(text) ?? [];
          if (wall !== undefined) found = { wall: Number(wall), cpu: Number(cpu) };
        };
        const { page, exitCode } = await openEditor(browser, server, { target, developmentPath: inRepository(), testsPath, onLog });
        await withinLimit(exitCode, windowLimit, "the window gave no figure");
        await page.close();
        if (found === undefined) throw new Error("A window ended without a figure.");
        times.push(found);
      }
      return times;
    } finally {
      await browser.close();
      await server.stop();
    }
  });
}
