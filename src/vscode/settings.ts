import * as vscode from "vscode";

/** Which files get diagnostics: manifests only, also the files that are open, or all. */
export type ProblemScope = "manifest" | "open" | "workspace";

/** The settings, as `package.json` contributes them with their defaults. They narrow what is shown and never change a score. */
export interface Settings {
  readonly "problems.scope": ProblemScope;
  readonly "problems.minimumSeverity": "error" | "warning" | "info" | "off";
  readonly "problems.notebooks": boolean;
  readonly "problems.delayMs": number;
  readonly "codeActions.waive": boolean;
  readonly "statusBar.visible": boolean;
  readonly "view.badge": boolean;
  readonly "testExplorer.enabled": boolean;
  readonly "manifest.codeLens": boolean;
  readonly "manifest.inlayHints": boolean;
  readonly "manifest.badge": boolean;
  readonly "manifest.schemaFeatures": "auto" | "on" | "off";
  /** A program by name or path, or nothing; the user's alone to set. */
  readonly "mcp.program": string;
}

/** The value of a setting, for a file or folder where that matters. */
export function setting<Key extends keyof Settings>(key: Key, scope?: vscode.Uri): Settings[Key] {
  // `package.json` gives each a default, so that it is never missing.
  return vscode.workspace.getConfiguration("roadworthy", scope).get(key) as Settings[Key];
}

/** Calls back when one of the settings under `prefix` changes. */
export function onSettingsChange(prefix: string, listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`roadworthy.${prefix}`)) listener();
  });
}

/** Every setting with its value, as `package.json` lists them. */
export function allSettings(packageJson: {
  readonly contributes: { readonly configuration: SettingsPage | readonly SettingsPage[] };
}): Readonly<Record<string, unknown>> {
  const names = [packageJson.contributes.configuration].flat().flatMap(({ properties }) => Object.keys(properties));
  return Object.fromEntries(names.map((name) => [name, vscode.workspace.getConfiguration().get(name)]));
}

interface SettingsPage {
  readonly properties: Readonly<Record<string, unknown>>;
}
