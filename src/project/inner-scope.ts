/** The scope that the body of a function is: `Loader.read` of a method. */
export function innerScope({ scope, name }: { readonly scope: string; readonly name: string }): string {
  return scope === "" ? name : `${scope}.${name}`;
}
