import { yamlScalar } from "../quote.js";

/** Packages of one kind in one folder. */
export interface Watched {
  readonly ecosystem: "pip" | "uv" | "npm" | "conda" | "docker" | "docker-compose" | "github-actions" | "pre-commit";
  /** With a slash first. */
  readonly folder: string;
}

/** `.github/dependabot.yml`: small updates come together, so that few requests have to be read. */
export function dependabotConfig(watched: readonly Watched[]): string {
  const entries = watched.map(
    ({ ecosystem, folder }) => `  - package-ecosystem: ${ecosystem}
    directory: ${yamlScalar(folder)}
    schedule:
      interval: weekly
    groups:
      minor-and-patch:
        update-types: [minor, patch]
`,
  );
  return `# New versions of what the project depends on, as pull requests. Written by Roadworthy from the manifests that exist.
version: 2
updates:
${entries.join("")}`;
}

/** `renovate.json`: Renovate finds the manifests by itself. */
export function renovateConfig(): string {
  const config = {
    $schema: "https://docs.renovatebot.com/renovate-schema.json",
    description: "Written by Roadworthy. Small updates come together, once a week.",
    extends: ["config:recommended", "group:allNonMajor", "schedule:weekly"],
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}
