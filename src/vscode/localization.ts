/** Says a text in the language of the editor, `{0}` filled in: what `vscode.l10n` is, for code that runs without an editor too. */
export interface Localization {
  t(message: string, ...args: (string | number)[]): string;
}
