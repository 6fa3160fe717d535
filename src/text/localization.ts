/** Says a text in somebody's language, `{0}` filled in where values are given: what `vscode.l10n` is, for code that runs without an editor too. */
export interface Localization {
  t(message: string, ...args: (string | number)[]): string;
}

/** Says every text as it stands in the code. */
export const english: Localization = {
  t: (message, ...args) => message.replace(/\{(\d+)\}/g, (blank, index) => String(args[Number(index)] ?? blank)),
};
