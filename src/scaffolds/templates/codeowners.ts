/** What a folder of some name mostly holds, and so who knows it. */
const experts: readonly { readonly folder: RegExp; readonly owner: string }[] = [
  { folder: /^(?:\.github|\.gitlab|infra\w*|deploy\w*|k8s|helm|terraform|docker|monitoring|ops)$/i, owner: "platform" },
  { folder: /^(?:data|dbt|models_sql|sql|etl|pipelines?|ingest\w*|dags|checks|contracts|labels)$/i, owner: "data" },
  { folder: /^(?:train\w*|models?|features?|evals?|evaluation|notebooks?|experiments?|prompts?)$/i, owner: "model" },
];

/** A CODEOWNERS file; where nobody is declared its owners are blanks, since nobody is made up. Folders are relative to `root`. */
export function codeownersText(root: string, declared: readonly string[], folders: readonly string[]): string {
  const base = root === "" ? "/" : `/${pattern(root)}/`;
  const whole = root === "" ? "*" : base;
  if (declared.length > 0) {
    return `# Who is asked to review what. Written by Roadworthy from \`team.owners\`; a later rule for a folder takes the place of this one.
${whole}  ${declared.join(" ")}
`;
  }
  const rules = folders.flatMap((folder) => {
    const owner = experts.find((one) => one.folder.test(folder))?.owner;
    return owner ? [{ path: `${base}${pattern(folder)}/`, owner: `@TODO-${owner}-team` }] : [];
  });
  const all = [{ path: whole, owner: "@TODO-team" }, ...rules];
  const width = Math.max(...all.map(({ path }) => path.length));
  return `# Who is asked to review what. Written by Roadworthy from the folders that exist.
# TODO: replace each @TODO-… by a person or team of your host that has write access; the last rule that fits a file counts.
${all.map(({ path, owner }) => `${path.padEnd(width)}  ${owner}`).join("\n")}
`;
}

/** A path as a pattern: characters that would end or match something stand for themselves. */
function pattern(path: string): string {
  return path.replace(/[\\*?[\]!]/g, "\\$&").replace(/[ #]/g, "\\$&");
}
