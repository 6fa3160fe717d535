/** Values by name, as a caller gives them. */
export type Inputs = Readonly<Record<string, string>>;

/** A text with values in the place of `${{ inputs.x }}` and `${{ parameters.x }}`; what has none stays as written. */
export function fillInputs(text: string, inputs: Inputs | undefined): string {
  if (!inputs) return text;
  return text.replace(/\$\{\{\s*(?:inputs|parameters)\.([\w-]+)\s*\}\}/g, (whole, name: string) =>
    Object.hasOwn(inputs, name) ? (inputs[name] ?? whole) : whole,
  );
}
