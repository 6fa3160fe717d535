const vcs = /^(?:git|hg|svn|bzr)\+/;
/** A short one needs a digit and a letter: `20250602` is more likely a tag. */
const commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64}|(?=.*[0-9])(?=.*[a-f])[0-9a-f]{7,39})$/i;
const distribution = /^([a-z0-9][a-z0-9_.]*(?:-[a-z_.][a-z0-9_.]*)*)-(v?\d[^-]*)(?:-.*)?\.(?:whl|tar\.gz|tar\.bz2|tgz|zip)$/i;
const archive = /\/([^/]+)\/(?:archive|tarball|zipball|zip|tar\.gz)\/([^#?]+)$/;

/** Whether a version-control revision is a commit, which does not move as branches and tags do. */
export function isCommit(revision: string): boolean {
  return commit.test(revision);
}

/** Whether a URL or path always gives the same code: a commit, a built file with a version in its name, a folder of this repository. */
export function isFixedReference(reference: string): boolean {
  const address = withoutFragment(reference);
  if (vcs.test(address)) return isCommit(address.slice(address.lastIndexOf("@") + 1));
  const revision = archive.exec(address)?.[2]?.replace(/\.(?:zip|tar\.gz)$/, "");
  if (revision !== undefined) return isCommit(revision);
  return distribution.test(lastSegment(address)) || !/^[a-z][a-z0-9+.-]*:/i.test(address) || address.startsWith("file:");
}

/**
 * The name of the distribution that a URL or path to a file leads to: its `#egg=`, the name in a wheel's or archive's file name, the
 * folder of the repository that is installed, or the repository's name. `undefined` when it gives none. May carry extras: `pkg[extra]`.
 */
export function nameOfReference(reference: string): string | undefined {
  const egg = /[#&]egg=([^&]+)/.exec(reference)?.[1];
  if (egg !== undefined) return egg;
  const address = withoutFragment(reference);
  if (vcs.test(address)) return folderName(reference) ?? repositoryName(address);
  const built = distribution.exec(lastSegment(address))?.[1];
  return archive.exec(address)?.[1] ?? built;
}

/** What is installed of a repository with several distributions: `#subdirectory=libs/claims-client`. */
function folderName(reference: string): string | undefined {
  const folder = /[#&]subdirectory=([^&]+)/.exec(reference.slice(0, 1000))?.[1]?.replace(/\/+$/, "");
  const name = folder === undefined ? "" : lastSegment(folder);
  return /^[a-z][\w.]*[-_][\w.-]+$/i.test(name) ? name : undefined;
}

function repositoryName(address: string): string | undefined {
  // The authority may hold an `@` of its own: git+ssh://git@host/owner/repository.git@revision, git+git@host:owner/repository.git
  const path = address.replace(/^[^/]*(?:\/\/[^/]*|:)/, "").replace(/[@?].*$/s, "");
  return lastSegment(path.replace(/\/+$/, "")).replace(/\.git$/, "") || undefined;
}

/** Bounded, so that the patterns above stay cheap on any input. */
function withoutFragment(reference: string): string {
  return reference.slice(0, 1000).split("#", 1)[0] ?? "";
}

function lastSegment(address: string): string {
  return address.slice(address.lastIndexOf("/") + 1);
}
