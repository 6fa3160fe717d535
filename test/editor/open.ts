import { mkdir, symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import { editorAddress } from "./open-editor.js";
import { inRepository } from "./paths.js";
import { startServer } from "./server.js";
import { ensureEditor } from "./set-up.js";
import { inTemporaryFolder } from "./workspaces.js";

/** Serves the editor with the extension from the source folder until Ctrl+C; reloading its page takes up a new build. */
async function main(folder: string): Promise<void> {
  const installation = await ensureEditor();
  await inTemporaryFolder(async (temporary) => {
    const extensionsDir = join(temporary, "extensions");
    await mkdir(extensionsDir);
    await symlink(inRepository(), join(extensionsDir, "roadworthy"));
    const logFile = inRepository("test-results", "editor", "open.log");
    const server = await startServer(installation, { dataDir: join(temporary, "data"), extensionsDir, logFile });
    process.stdout.write(`${editorAddress(server, { target: folder })}\nCtrl+C ends it.\n`);
    await new Promise((end) => {
      process.once("SIGINT", end);
      process.once("SIGTERM", end);
    });
    await server.stop();
  });
}

main(resolve(process.argv[2] ?? inRepository("examples", "churn"))).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
