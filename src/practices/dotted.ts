/**
 * A pattern for the dotted names of calls, imports and decorators. `*` stands for one part or the rest of one, `**` for any number of parts, none
 * included; a part may have been called: `mlflow.**.register_model` fits `mlflow.MlflowClient().register_model`. Keep it in a constant.
 */
export function dotted(...names: readonly string[]): RegExp {
  return new RegExp(`^(?:${names.map(sourceOf).join("|")})$`);
}

function sourceOf(name: string): string {
  const parts = name.split(".");
  return parts
    .map((part, index) => {
      const isLast = index === parts.length - 1;
      if (part === "**") return isLast ? ".+" : "(?:[^.]*\\.)*";
      const one = part === "*" ? "[^.]+" : part.replace(/[()$/-]/g, "\\$&").replaceAll("*", "[^.]*");
      return isLast ? one : `${one}(?:\\(\\))?\\.`;
    })
    .join("");
}
