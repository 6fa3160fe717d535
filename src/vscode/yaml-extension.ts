import * as vscode from "vscode";
import { setting } from "./settings.js";

/** Whether keys and values of the manifest are ours to explain: where the YAML extension is active it does so from our schema. */
export function ownsSchemaFeatures(document: vscode.TextDocument): boolean {
  const wanted = setting("manifest.schemaFeatures", document.uri);
  if (wanted !== "auto") return wanted === "on";
  return !vscode.extensions.getExtension("redhat.vscode-yaml")?.isActive;
}
