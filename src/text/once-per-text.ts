/** Makes a look at short texts that is taken once per text: code says the same names and words over and over. */
export function oncePerText<Value>(look: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (text) => {
    const found = known.get(text) ?? { value: look(text) };
    known.set(text, found);
    return found.value;
  };
}
