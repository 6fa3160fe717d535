import * as vscode from "vscode";
import { setting } from "./settings.js";

/** What the YAML extension does from our schema in a manifest, each with a setting of its own. */
export type SchemaFeature = "validate" | "completion" | "hover";

/** Whether the shape, keys and closed words of a manifest are ours to explain. */
export function ownsSchemaFeatures(feature: SchemaFeature, { uri }: { readonly uri: vscode.Uri }): boolean {
  const wanted = setting("manifest.schemaFeatures", uri);
  if (wanted !== "auto") return wanted === "on";
  return !(hasYamlExtension() && vscode.workspace.getConfiguration("yaml", uri).get(feature, true));
}

/** Whether the YAML extension is installed and enabled: it wakes with the first YAML file, and has an outline of its own. */
export function hasYamlExtension(): boolean {
  return vscode.extensions.getExtension("redhat.vscode-yaml") !== undefined;
}

/** Calls back when `ownsSchemaFeatures` may have changed. */
export function onSchemaFeaturesChange(listener: () => void): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.extensions.onDidChange(listener),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("yaml") || event.affectsConfiguration("roadworthy.manifest.schemaFeatures")) listener();
    }),
  );
}
