import { optionsOf } from "./command-options.js";

/** Who runs tasks: a kind of task file, or the scripts of `package.json` (`npm`) and of Python's project files (`python`). */
export type TaskRunner = "make" | "just" | "task" | "tox" | "nox" | "pre-commit" | "invoke" | "lefthook" | "mise" | "npm" | "python";

/** Tasks that a command line runs. */
export interface TaskCall {
  readonly kind: "tasks";
  readonly runner: TaskRunner;
  /** Words that may be names of tasks; those that are none are arguments. */
  readonly names: readonly string[];
  /** What runs when no task is named. */
  readonly otherwise: "all" | "first" | "none";
  /** Where the task file is looked for, from the folder that the command runs in. */
  readonly folder?: string;
  /** The task file. */
  readonly file?: string;
  /** The package that is meant, by its name or folder; `*` for all of them. */
  readonly packages?: string;
}

/** What a command line runs besides itself. */
export type Invocation =
  | TaskCall
  /** A shell script. `stops` when the shell was told to end at the first failure; `sourced` when the shell itself reads it. */
  | { readonly kind: "script"; readonly path: string; readonly stops: boolean; readonly sourced?: true; readonly folder?: string }
  /** Commands given as text; `elsewhere` when they run in another file system. */
  | { readonly kind: "text"; readonly text: string; readonly elsewhere: boolean }
  /** The commands behind it run in another folder. */
  | { readonly kind: "folder"; readonly path: string };

type Words = readonly string[];
type Reading = (args: Words) => readonly Invocation[];

const deepest = 10;

/** What a command, given by its words, runs: through task runners, shells, containers, and what wraps another command. Never throws. */
export function invocations(words: Words, depth = 0): readonly Invocation[] {
  const start = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word));
  const program = words[start];
  if (program === undefined || depth > deepest) return [];
  const args = words.slice(start + 1);
  const name = programName(program);
  const wrapper = Object.hasOwn(wrappers, name) ? wrappers[name] : undefined;
  if (wrapper) return invocations(optionsOf(args, wrapper.valued).rest.slice(wrapper.own ?? 0), depth + 1);
  const manager = Object.hasOwn(managers, name) ? managers[name] : undefined;
  if (manager) return manager(args, depth);
  const reading = Object.hasOwn(readings, name) ? readings[name] : undefined;
  if (reading) return reading(args);
  return program.includes("/") ? [{ kind: "script", path: program, stops: false }] : [];
}

/** `/usr/bin/make`, `$(MAKE)` and `tox.exe` by their names. */
function programName(word: string): string {
  if (/^\$[({]MAKE[)}]$/.test(word)) return "make";
  return (/\/\.?bin\/([^/]+)$/.exec(word)?.[1] ?? word).replace(/\.exe$/i, "").toLowerCase();
}

/** Commands that run the rest of their line as it is: their options that take a value, and how many words of their own come before it. */
const wrappers: Readonly<Record<string, { readonly valued: string; readonly own?: number }>> = {
  sudo: { valued: "-u -g -C -h -p" },
  time: { valued: "-f -o" },
  env: { valued: "-u -C -S" },
  exec: { valued: "-a" },
  command: { valued: "" },
  eval: { valued: "" },
  nohup: { valued: "" },
  nice: { valued: "-n" },
  stdbuf: { valued: "-i -o -e" },
  timeout: { valued: "-k -s --signal --kill-after", own: 1 },
  "xvfb-run": { valued: "-s -n -e -f -w -p --server-args --server-num" },
  npx: { valued: "-p --package -c" },
  bunx: { valued: "-p --package" },
  uvx: { valued: "--from --with -p --python -w --index-url" },
  winpty: { valued: "" },
};

/** What follows `run` and the like of package managers: a command, or a script of the project's own. */
function runs(valued: string, subcommands: string, runner?: TaskRunner): (args: Words, depth: number) => readonly Invocation[] {
  const known = new Set(subcommands.split(" "));
  return (args, depth) => {
    const outer = optionsOf(args, valued);
    const [subcommand = "", ...rest] = outer.rest;
    if (!known.has(subcommand)) return [];
    const inner = optionsOf(rest, valued);
    // Of what runs no scripts of the project, the options mean other things.
    const folder = runner && [...outer.values, ...inner.values].findLast(([option]) => folderOptions.has(option))?.[1];
    const [name = ""] = inner.rest;
    const script: Invocation[] =
      runner && name !== "" ? [{ kind: "tasks", runner, names: scriptNames(name), otherwise: "none", ...(folder && { folder }) }] : [];
    return [...script, ...inFolder(invocations(inner.rest, depth + 1), folder)];
  };
}

const folderOptions = new Set(["-C", "--directory", "--project", "--cwd", "--dir", "-d", "--working-directory", "-r", "--search-root"]);

function inFolder(found: readonly Invocation[], folder: string | undefined): readonly Invocation[] {
  if (folder === undefined) return found;
  return found.map((one) =>
    one.kind === "tasks" || one.kind === "script" ? { ...one, folder: one.folder ? `${folder}/${one.folder}` : folder } : one,
  );
}

/** `test:cov` is a script of Hatch's environment `test`, or a script of that name. */
function scriptNames(name: string): string[] {
  const colon = name.indexOf(":");
  return colon > 0 ? [name, name.slice(colon + 1)] : [name];
}

const uvValues =
  "--with --with-editable --with-requirements --group --only-group --no-group --extra -p --python --directory --project --package --env-file --index --index-url";

const managers: Readonly<Record<string, (args: Words, depth: number) => readonly Invocation[]>> = {
  uv: (args, depth) => {
    const { rest } = optionsOf(args, uvValues);
    if (rest[0] === "tool" && rest[1] === "run") return invocations(optionsOf(rest.slice(2), "--from --with -p --python").rest, depth + 1);
    return runs(uvValues, "run", "python")(args, depth);
  },
  poetry: (args, depth) => {
    const { rest } = optionsOf(args, "-C --directory -P --project");
    // A plugin gives poethepoet's tasks a command of their own.
    return rest[0] === "poe" ? readPoe(rest.slice(1)) : runs("-C --directory -P --project", "run", "python")(args, depth);
  },
  pdm: (args, depth) => {
    const found = runs("-p --project -s --site-packages --venv", "run", "python")(args, depth);
    const { rest } = optionsOf(args, "-p --project");
    return found.length > 0 || !rest[0] ? found : [{ kind: "tasks", runner: "python", names: [rest[0]], otherwise: "none" }];
  },
  pipenv: runs("--python", "run", "python"),
  hatch: runs("-e --env -p --project", "run", "python"),
  rye: runs("-p --pyproject -f", "run", "python"),
  pixi: runs("-e --environment --manifest-path -p", "run", "python"),
  conda: runs("-n --name -p --prefix --cwd", "run"),
  mamba: runs("-n --name -p --prefix --cwd", "run"),
  micromamba: runs("-n --name -p --prefix --cwd", "run"),
  pipx: runs("--spec --python --pip-args", "run"),
  dotenv: runs("-f --file -e -p", "run"),
  doppler: runs("-p --project -c --config", "run"),
  infisical: runs("--env --path --projectId", "run"),
  op: runs("--env-file", "run"),
  python: readPython,
  python3: readPython,
  npm: readNpm,
  pnpm: readNpm,
  yarn: readNpm,
  bun: readNpm,
  mise: (args, depth) => {
    const { rest, values } = optionsOf(args, "-C --cd -E --env -j --jobs");
    const [first = "", ...others] = rest;
    const folder = values.find(([option]) => option === "-C" || option === "--cd")?.[1];
    if (first === "exec" || first === "x") return invocations(others.slice(others.indexOf("--") + 1), depth + 1);
    const isRun = first === "run" || first === "r" || (first === "tasks" && others[0] === "run");
    const named = isRun ? optionsOf(first === "tasks" ? others.slice(1) : others, "-C --cd -j --jobs -o --output -t --tool").rest : rest;
    if (!isRun && miseBuiltIn.has(first)) return [];
    // `:::` starts another task; other words are arguments of the one before.
    const names = named.filter((_, index) => index === 0 || named[index - 1] === ":::");
    return [{ kind: "tasks", runner: "mise", names, otherwise: "none", ...(folder && { folder }) }];
  },
};

const miseBuiltIn = new Set(
  "install i use u ls list current trust activate deactivate env where which latest upgrade up outdated prune cache config settings set unset doctor plugins".split(
    " ",
  ),
);

function readPython(args: Words, depth: number): readonly Invocation[] {
  const { rest, flags } = optionsOf(args, "-W -X");
  const [module, ...others] = rest;
  const tools: Readonly<Record<string, string>> = {
    pre_commit: "pre-commit",
    poethepoet: "poe",
    tox: "tox",
    nox: "nox",
    invoke: "invoke",
    hatch: "hatch",
    pdm: "pdm",
    poetry: "poetry",
    pipenv: "pipenv",
    uv: "uv",
  };
  const tool = flags.includes("-m") && module !== undefined && Object.hasOwn(tools, module) ? tools[module] : undefined;
  return tool ? invocations([tool, ...others], depth + 1) : [];
}

const npmValues =
  "--filter -F --filter-prod -w --workspace --prefix -C --dir --cwd --scope -p --package --reporter --workspace-concurrency";
const npmBuiltIn = new Set(
  "install i ci add remove publish link exec dlx x create init audit outdated update up why list ls pack version config cache set".split(
    " ",
  ),
);

function readNpm(args: Words, depth: number): readonly Invocation[] {
  const outer = optionsOf(args, npmValues);
  const [first = "", ...others] = outer.rest;
  if (first === "exec" || first === "dlx" || first === "x") return invocations(optionsOf(others, npmValues).rest, depth + 1);
  let named = [first, ...others];
  let packages = outer.flags.some((flag) => /^(?:-r|--recursive|-ws|--workspaces)$/.test(flag)) ? "*" : undefined;
  // `yarn workspace web test`, `yarn workspaces foreach run test`.
  if (first === "workspace") [packages, ...named] = others;
  else if (first === "workspaces") [packages, named] = ["*", others.filter((word) => word !== "foreach")];
  const isRun = /^(?:run|run-script)$/.test(named[0] ?? "");
  const inner = optionsOf(isRun ? named.slice(1) : named, npmValues);
  const name = inner.rest[0] === "t" || inner.rest[0] === "tst" ? "test" : inner.rest[0];
  if (name === undefined || (!isRun && npmBuiltIn.has(name))) return [];
  const option = (names: RegExp) => [...outer.values, ...inner.values].findLast(([key]) => names.test(key))?.[1];
  const folder = option(/^(?:--prefix|-C|--dir|--cwd)$/);
  const wanted = option(/^(?:--filter|-F|--filter-prod|-w|--workspace|--scope)$/) ?? packages;
  const call: TaskCall = { kind: "tasks", runner: "npm", names: [`pre${name}`, name, `post${name}`], otherwise: "none" };
  const script: Invocation = { ...call, ...(folder && { folder }), ...(wanted && { packages: wanted }) };
  // Yarn, pnpm and Bun also run programs of the project by their names.
  return isRun ? [script] : [script, ...invocations(inner.rest, depth + 1)];
}

/** `turbo run test --filter=web`, `turbo test lint`, `nx run-many -t test`, `nx test web`, `lerna run test`. */
function readMonorepo(args: Words): readonly Invocation[] {
  const { words, values } = optionsOf(args, "--filter -F --scope -t --target --targets -p --projects --concurrency --parallel --cwd");
  const wanted = values.findLast(([key]) => /^(?:--filter|-F|--scope|-p|--projects)$/.test(key))?.[1];
  const targets = values.flatMap(([key, value]) => (/^(?:-t|--targets?)$/.test(key) ? value.split(",") : []));
  const names = [
    ...targets,
    ...words.filter((word) => !/^(?:run|run-many|affected|exec)$/.test(word)).map((word) => word.replace(/^[\w@/-]+[:#]/, "")),
  ];
  return [{ kind: "tasks", runner: "npm", names, otherwise: "none", packages: wanted ?? "*" }];
}

function readPoe(args: Words): readonly Invocation[] {
  const { rest, values } = optionsOf(args, "-C --directory --root -e --executor");
  const folder = values.find(([option]) => option !== "-e" && option !== "--executor")?.[1];
  return rest[0] ? [{ kind: "tasks", runner: "python", names: [rest[0]], otherwise: "none", ...(folder && { folder }) }] : [];
}

/** A runner whose words, wherever they stand, are names of its tasks. */
function tasksOf(runner: TaskRunner, valued: string, otherwise: TaskCall["otherwise"], file: string): Reading {
  return (args) => {
    const own = args.slice(0, args.includes("--") ? args.indexOf("--") : undefined);
    const { words, values } = optionsOf(own, valued);
    const folder = values.findLast(([option]) => folderOptions.has(option))?.[1];
    const given = values.findLast(([option]) => file.split(" ").includes(option))?.[1];
    const names = words.filter((word) => !/^[A-Za-z_][\w.-]*:?=/.test(word));
    return [
      {
        kind: "tasks",
        runner,
        names,
        otherwise: names.length > 0 ? "none" : otherwise,
        ...(folder && { folder }),
        ...(given && { file: given }),
      },
    ];
  };
}

/** A runner whose environments or sessions are named by an option. */
function selectedBy(runner: TaskRunner, option: RegExp, valued: string): Reading {
  return (args) => {
    const own = args.slice(0, args.includes("--") ? args.indexOf("--") : undefined);
    const { values, words } = optionsOf(own, valued);
    const [first] = values.find(([key]) => option.test(key)) ?? [];
    const several = runner === "nox" && first ? words : [];
    const names = [...values.flatMap(([key, value]) => (option.test(key) ? value.split(",") : [])), ...several];
    const file = values.findLast(([key]) => /^(?:-c|--conf|-f|--noxfile)$/.test(key))?.[1];
    return [{ kind: "tasks", runner, names, otherwise: names.length > 0 ? "none" : "all", ...(file && { file }) }];
  };
}

function readHooks(args: Words): readonly Invocation[] {
  const { rest } = optionsOf(args, "-c --config");
  if (rest[0] !== "run") return [];
  const { words } = optionsOf(rest.slice(1), "--hook-stage --from-ref --to-ref --files -c --config --color --source --origin -s -o");
  // What stands behind `--files` are paths.
  const names = rest.includes("--files") ? [] : words;
  return [{ kind: "tasks", runner: "pre-commit", names, otherwise: names.length > 0 ? "none" : "all" }];
}

function readLefthook(args: Words): readonly Invocation[] {
  const { rest } = optionsOf(args, "");
  return rest[0] === "run" && rest[1] ? [{ kind: "tasks", runner: "lefthook", names: [rest[1]], otherwise: "none" }] : [];
}

/** `bash -e x.sh`, `sh -c "…"`. */
function readShell(args: Words): readonly Invocation[] {
  let stops = false;
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? "";
    if (!/^[-+]/.test(word)) return [{ kind: "script", path: word, stops }];
    if (/^-[a-z]*e/.test(word)) stops = true;
    if (/^-[a-z]*c$/.test(word)) {
      const text = args[index + 1];
      return text === undefined ? [] : [{ kind: "text", text, elsewhere: false }];
    }
    if (word === "--rcfile" || word === "--init-file") index++;
    else if (/^-[a-z]*o$/.test(word)) {
      if (args[index + 1] === "errexit") stops = true;
      index++;
    }
  }
  return [];
}

const containerFlags =
  "--rm -it -ti -i -t -d --init --privileged --tty --interactive --detach --read-only -T --no-deps --build --no-TTY --service-ports --use-aliases -P -q --quiet --no-healthcheck";

/** `docker run image cmd`, `docker exec name cmd`, `docker compose run service cmd`. */
function readDocker(args: Words): readonly Invocation[] {
  const outer = optionsOf(
    args,
    "-H --host -c --context -l --log-level --config -f --file -p --project-name --profile --env-file --project-directory --ansi",
  );
  const [first = "", ...rest] = outer.rest;
  if (first === "compose" || first === "container") return readDocker(rest);
  if (first !== "run" && first !== "exec") return [];
  const { rest: named, values } = optionsOf(rest, "*", containerFlags);
  const entrypoint = values.findLast(([option]) => option === "--entrypoint")?.[1];
  const command = [...(entrypoint ? [entrypoint] : []), ...named.slice(1)];
  return command.length > 0 ? [{ kind: "text", text: command.map(quoted).join(" "), elsewhere: true }] : [];
}

function quoted(word: string): string {
  return /^[\w@%+=:,./${}()*?~^-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function readFolder(args: Words): readonly Invocation[] {
  const { rest } = optionsOf(args, "");
  return [{ kind: "folder", path: args[0] === "-" ? "-" : (rest[0] ?? "~") }];
}

function readSource(args: Words): readonly Invocation[] {
  // The shell that reads it goes on with its own setting.
  return args[0] ? [{ kind: "script", path: args[0], stops: true, sourced: true }] : [];
}

const readMake = tasksOf("make", "-C --directory -f --file --makefile -I --include-dir -o -W -l -j", "first", "-f --file --makefile");
const tox = selectedBy("tox", /^(?:-e|--env)$/, "-e --env -c --conf -f -m -x --override --workdir --root -n -p --parallel --result-json");

const readings: Readonly<Record<string, Reading>> = {
  make: readMake,
  gmake: readMake,
  just: tasksOf("just", "-f --justfile -d --working-directory --set --shell --color --dotenv-path -E", "first", "-f --justfile"),
  task: (args) => [
    ...tasksOf("task", "-d --dir -t --taskfile -C --concurrency -o --output -I --interval", "first", "-t --taskfile")(args),
    // taskipy's command has the same name.
    ...readPoe(args),
  ],
  "go-task": tasksOf("task", "-d --dir -t --taskfile -C --concurrency -o --output", "first", "-t --taskfile"),
  inv: tasksOf("invoke", "-c --collection -r --search-root -f --config -p -T", "none", ""),
  invoke: tasksOf("invoke", "-c --collection -r --search-root -f --config -p -T", "none", ""),
  tox,
  nox: selectedBy(
    "nox",
    /^(?:-s|--sessions?|-e)$/,
    "-s --session --sessions -e -f --noxfile -p --python -k --keywords -t --tags --default-venv-backend -db --envdir",
  ),
  "pre-commit": readHooks,
  prek: readHooks,
  lefthook: readLefthook,
  poe: readPoe,
  taskipy: readPoe,
  turbo: readMonorepo,
  nx: readMonorepo,
  lerna: readMonorepo,
  bash: readShell,
  sh: readShell,
  zsh: readShell,
  dash: readShell,
  ksh: readShell,
  source: readSource,
  ".": readSource,
  docker: readDocker,
  podman: readDocker,
  nerdctl: readDocker,
  "docker-compose": readDocker,
  cd: readFolder,
  pushd: readFolder,
  popd: () => [{ kind: "folder", path: "-" }],
  "set-location": readFolder,
};
