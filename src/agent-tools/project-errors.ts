import { AgentError } from "./agent-tool.js";

/** At most so many names are listed. */
const mostNames = 20;

/** A path that leads out of the workspace. `folders` are those that are open. */
export function outsideWorkspace(path: string, folders: readonly string[]): AgentError {
  return new AgentError(`\`${path}\` is not in the workspace. Give an absolute path inside of ${listed(folders)}, or leave \`path\` out.`);
}

/** No folder to look at. */
export function noWorkspace(): AgentError {
  return new AgentError("No folder is open. Ask the user to open the project's folder, then try again.");
}

/** Several projects, and no path that says which. `folders` are theirs. */
export function severalProjects(folders: readonly string[]): AgentError {
  return new AgentError(`There are ${folders.length} projects here. Say which in \`path\`: ${listed(folders)}.`);
}

function listed(names: readonly string[]): string {
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : "";
  return `${names
    .slice(0, mostNames)
    .map((name) => `\`${name}\``)
    .join(", ")}${more}`;
}
