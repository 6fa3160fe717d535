/**
 * What a file is for, judged from its path. Only `production` code can show that a practice is wired;
 * `vendored` files are somebody else's and count for nothing.
 */
export type FileRole = "production" | "test" | "evaluation" | "notebook" | "example" | "docs" | "vendored";

const folders: ReadonlyMap<string, FileRole> = new Map([
  ...["vendor", "vendored", "_vendor", "third_party", "third-party", "thirdparty", "external", "node_modules", "site-packages"].map(
    (name) => [name, "vendored"] as const,
  ),
  ...["test", "tests", "testing", "__tests__", "spec", "specs", "e2e", "fixtures", "testdata", "__mocks__", "__fixtures__"].map(
    (name) => [name, "test"] as const,
  ),
  ...["eval", "evals", "evaluation", "evaluations", "benchmark", "benchmarks"].map((name) => [name, "evaluation"] as const),
  ...["example", "examples", "sample", "samples", "demo", "demos", "tutorial", "tutorials", "playground", "sandbox"].map(
    (name) => [name, "example"] as const,
  ),
  ...["quickstart", "quickstarts", "quick-start", "getting-started", "getting_started", "cookbook", "cookbooks"].map(
    (name) => [name, "example"] as const,
  ),
  ...["doc", "docs", "documentation"].map((name) => [name, "docs"] as const),
]);

/** One example by its name, or several: `exampleChromeExtension`, `example_app`, `storm_examples`, `gradio_demo`. */
const exampleFolder = /^examples?(?:[-_]\w|[A-Z])|[-_]examples$|^(?:gradio|streamlit|web|online|colab|hf|huggingface)[-_]demos?$/;

const script = /\.(?:[cm]?[jt]s|[jt]sx)$/;
/** Folders that only mean tests where they hold scripts: in Python they are about the tool itself. */
const scriptTestFolder = /^(?:playwright|cypress)$/;
const testFile =
  /^(?:test_.*|.*_e2e|e2e_.*|(?:mock|fake|stub)_(?:llm|openai|anthropic|server|provider|client|api)\w*|.*_tests?|tests?|conftest|.*\.(?:test|spec))\.(?:py|[cm]?[jt]s|[jt]sx)$/;
/** End-to-end tests, and what test runners are set up with. */
const scriptTestFile =
  /^(?:.*\.(?:e2e|e2e-spec|cy)|setuptests|(?:vitest|jest)[.-]setup[\w.-]*|(?:vitest|jest|playwright|cypress|karma|wdio)(?:[.-][\w-]+)?\.(?:config|setup|workspace|preset))\.(?:[cm]?[jt]s|[jt]sx)$/;
/** Python programs that show how something is used, by their names. */
const exampleFile = /^(?:demo|example)s?(?:[-_]\w+)?\.py$|[-_](?:demo|example)\.py$/;
const storyFile = /\.stories\.(?:[cm]?[jt]s|[jt]sx)$/;
/** Folders of a service, whose `evaluation.py` takes what users think of an answer. */
const webFolder = /^(?:routes?|routers?|endpoints?|controllers?|schemas)$/;
const evaluationFile = /^(?:eval|evals|evaluate|evaluation|.*[._]eval|eval_.*|evaluate_.*|promptfooconfig.*)\.[a-z]+$/;

/**
 * The role of a file; `path` is relative to its project, so that a project inside `examples/` is judged on its own terms.
 * With `countSamples` example folders are judged so too: for collections of samples, where they are all there is.
 */
export function roleOf(path: string, countSamples = false): FileRole {
  const written = path.split("/");
  const name = (written.pop() ?? "").toLowerCase();
  const parts = written.map((part) => (exampleFolder.test(part) ? "example" : part.toLowerCase()));
  const isScript = script.test(name);
  let role: FileRole | undefined;
  for (const part of parts) {
    const found = folders.get(part) ?? (isScript && scriptTestFolder.test(part) ? "test" : undefined);
    if (found === "vendored") return "vendored";
    if (!(countSamples && found === "example")) role ??= found;
  }
  if (storyFile.test(name)) return "example";
  if (testFile.test(name) || scriptTestFile.test(name)) return role === "evaluation" ? "evaluation" : "test";
  if (role) return role;
  if (exampleFile.test(name) && !countSamples) return "example";
  if (name.endsWith(".ipynb")) return "notebook";
  const isServed = webFolder.test(parts.at(-1) ?? "");
  return evaluationFile.test(name) && !isServed && !parts[0]?.startsWith(".") ? "evaluation" : "production";
}
