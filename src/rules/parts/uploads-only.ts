import { callsTo, oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";

const asksForFile =
  /(?:^|\.)file_uploader$|^gradio\.(?:\w+\.)*(?:File|UploadButton|MultimodalTextbox)$|^chainlit\.(?:\w+\.)*AskFileMessage$/;
/** What brings in or keeps texts of the project's own. */
const keepsTexts =
  /(?:^|\.)(?:save_local|load_local|persist|write_index|read_index|PersistentClient|DirectoryLoader|WebBaseLoader|SitemapLoader|SimpleDirectoryReader|load_dataset)$/;

/** Whether retrieval looks through nothing but what each user hands in for a session: the project has no texts of its own. */
export function isUploadsOnly(project: Project): boolean {
  if (project.manifest.value.data !== undefined || project.withCapability("vector-store").some(({ level }) => level === "wired"))
    return false;
  return takesUploads(productionModules(project));
}

const takesUploads = oncePerModules((modules) => callsTo(modules, asksForFile).length > 0 && callsTo(modules, keepsTexts).length === 0);
