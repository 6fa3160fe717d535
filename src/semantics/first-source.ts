/** What comes from a source, before what comes from outside the function. */
export function firstSource<Origin extends { readonly kind: "source" | "parameter" }>(origins: readonly Origin[]): Origin | undefined {
  return origins.find(({ kind }) => kind === "source") ?? origins[0];
}
