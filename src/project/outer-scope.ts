/** The scope around one: `Loader` of `Loader.read`, `""` of a function at module level, which has none around it. */
export function outerScope(scope: string): string | undefined {
  return scope === "" ? undefined : scope.slice(0, Math.max(0, scope.lastIndexOf(".")));
}
