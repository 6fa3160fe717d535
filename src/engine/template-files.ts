import type { Manifest } from "../manifest/manifest.js";
import { readTemplate, type Template } from "../manifest/templates/read-template.js";
import { templatesFolder } from "../project/templates-folder.js";
import { decode } from "../workspace/decode.js";
import type { FileSystem } from "../workspace/file-system.js";

/** Bytes. */
const maxTemplateBytes = 256_000;
/** Per folder. */
const mostTemplates = 300;

/** Reads the templates of the folders that manifests name; only what changed is read again. Nothing of them is ever executed. */
export class TemplateFiles {
  private readonly known = new Map<string, { readonly version: string; readonly template: Template }>();

  constructor(private readonly fileSystem: FileSystem) {}

  /** The templates by folder, in the order of their paths. */
  async load(manifests: ReadonlyMap<string, Manifest>, files: readonly string[]): Promise<ReadonlyMap<string, readonly Template[]>> {
    const found = new Map<string, readonly Template[]>();
    for (const [path, { value }] of manifests) {
      const named = value.checks?.templates;
      const folder = named === undefined ? undefined : templatesFolder(path, named);
      if (folder === undefined || found.has(folder)) continue;
      const templates: Template[] = [];
      for (const file of files) {
        if (!file.startsWith(`${folder}/`) || templates.length >= mostTemplates) continue;
        const [scaffold = "", ...target] = file.slice(folder.length + 1).split("/");
        // What lies beside the folders of scaffolds is about them: a README.
        if (target.length > 0) templates.push(...(await this.read(file, scaffold, target.join("/"))));
      }
      found.set(folder, templates);
    }
    return found;
  }

  private async read(path: string, scaffold: string, target: string): Promise<readonly Template[]> {
    const known = this.known.get(path);
    const content = await this.fileSystem.readFile(path, maxTemplateBytes, known?.version).catch(() => undefined);
    if (!content) return [];
    if (known?.version === content.version) return [known.template];
    const template = readTemplate(path, scaffold, target, content.text ?? (content.bytes && decode(content.bytes)));
    this.known.set(path, { version: content.version, template });
    return [template];
  }
}
