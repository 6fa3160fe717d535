import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../scaffolded.js";
import { type Answer, run } from "./run.js";

/** Builds and runs Dockerfiles without a registry or an engine: buildah over a base image made of this machine's own `/usr`. */
export interface ImageBuilder {
  /** Builds the folder's unchanged Dockerfile. */
  build(folder: string, name: string): Answer;
  /** The image's configuration. */
  inspect(name: string): {
    readonly Cmd: readonly string[];
    readonly User: string;
    readonly Healthcheck?: { readonly Test: readonly string[] };
  };
  /** Runs words in a new container of the image, as its user. */
  run(name: string, words: readonly string[]): Answer;
  /** The same for words that print something. */
  print(name: string, words: readonly string[]): Answer;
}

/** On a busy machine buildah now and then ends before it has passed on what was printed: then the words are run again. */
const printings = 3;

/** Programs that install something are played by stand-ins which only check that they could: no registry is asked. */
const standIns: Readonly<Record<string, string>> = {
  pip: '#!/bin/sh\nfor word in "$@"; do case "$previous" in -r) cat "$word" >/dev/null || exit 1 ;; esac; previous="$word"; done\n',
  poetry: "#!/bin/sh\ncat pyproject.toml poetry.lock >/dev/null && mkdir -p .venv\n",
  uv: "#!/bin/sh\ncat pyproject.toml uv.lock >/dev/null && mkdir -p .venv\n",
  pipenv: "#!/bin/sh\ncat Pipfile Pipfile.lock >/dev/null && mkdir -p .venv\n",
  python: '#!/bin/sh\nif [ "$1 $2" = "-m venv" ]; then mkdir -p "$3"; else exec /usr/bin/python3 "$@"; fi\n',
  uvicorn: '#!/bin/sh\nexec /usr/bin/python3 -m uvicorn "$@"\n',
};

/** Makes base images of the given names. Needs root. */
export function imageBuilder(bases: readonly string[]): ImageBuilder {
  // Files go into images with the modes that they have here, and are read there by a user without rights.
  process.umask(0o022);
  const root = temporaryFolder();
  const buildah = (args: readonly string[], cwd = root): Answer =>
    run("buildah", ["--storage-driver", "vfs", "--root", join(root, "store"), "--runroot", join(root, "run"), ...args], { cwd });
  const must = (...args: readonly string[]): string => {
    const { code, text } = buildah(args);
    if (code !== 0) throw new Error(`buildah ${args.join(" ")}: ${text}`);
    return text.trim();
  };
  const container = must("from", "scratch").split("\n")[0] ?? "";
  const mounted = must("mount", container).split("\n")[0] ?? "";
  for (const folder of ["usr", "etc", "var", "home", "stub"]) mkdirSync(join(mounted, folder));
  mkdirSync(join(mounted, "tmp"), { mode: 0o777 });
  for (const link of ["bin", "lib", "lib64", "sbin"]) symlinkSync(`usr/${link}`, join(mounted, link));
  writeFileSync(join(mounted, "etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
  writeFileSync(join(mounted, "etc/group"), "root:x:0:\n");
  for (const [name, script] of Object.entries(standIns)) {
    writeFileSync(join(mounted, "stub", name), script);
    chmodSync(join(mounted, "stub", name), 0o755);
  }
  must("config", "--env", "PATH=/stub:/usr/sbin:/usr/bin:/bin", container);
  must("umount", container);
  for (const base of bases) must("commit", "--format", "docker", container, `docker.io/library/${base}`);
  must("rm", container);
  const runIn = (name: string, words: readonly string[]): Answer => {
    const made = must("from", "--pull-never", name).split("\n")[0] ?? "";
    const answer = buildah(["run", "--isolation", "chroot", "--volume", "/usr:/usr:ro", made, "--", ...words]);
    must("rm", made);
    return answer;
  };
  return {
    build: (folder, name) =>
      buildah(
        [
          "bud",
          "--format",
          "docker",
          "--isolation",
          "chroot",
          "--pull-never",
          "--layers=false",
          "--volume",
          "/usr:/usr:ro",
          "--tag",
          name,
          ".",
        ],
        folder,
      ),
    inspect: (name) => JSON.parse(must("inspect", "--type", "image", name)).Docker.config,
    run: runIn,
    print(name, words) {
      let answer = runIn(name, words);
      for (let left = printings - 1; left > 0 && answer.code === 0 && answer.text.startsWith("\n"); left--) answer = runIn(name, words);
      return answer;
    },
  };
}
