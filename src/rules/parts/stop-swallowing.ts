import type { CiCommand } from "../../project/ci-commands.js";
import type { Fix } from "../rule.js";

/** Takes away what swallows a command's failure, where it can be taken away in place; none for `set +e`, on which other lines may rely. */
export function stopSwallowing({ by, at }: NonNullable<CiCommand["swallowed"]>): Fix | undefined {
  const { path, span } = at;
  const edit = (start: number, end: number, text: string): Fix => ({
    kind: "edit",
    title: `Remove \`${by}\``,
    edits: [{ kind: "replace", path, span: { start, end }, text }],
  });
  if (by.startsWith("||")) return edit(span.start - 1, span.end, "");
  if (by === "-") return edit(span.start, span.end, "");
  const setting = /^((?:continue-on-error|allow_failure|continueOnError|allowFailure|ignore_error)\s*:\s*)true$/.exec(by);
  return setting && span.end - span.start === by.length ? edit(span.start, span.end, `${setting[1]}false`) : undefined;
}
