import { stdlibModules } from "../readers/python/stdlib-modules.js";
import type { Place } from "../text/span.js";
import { tools } from "../tools/index.js";
import { normalisePackage } from "../tools/normalise-package.js";
import { remembered } from "./once-per.js";
import type { Project, PythonModule } from "./project.js";

/** A package that production code imports and that no manifest names. */
export interface UndeclaredImport {
  /** The top-level module. */
  readonly root: string;
  /** The package that provides it, where known. */
  readonly packageName?: string;
  /** The first import of it. */
  readonly at: Place;
}

/** Modules whose package has another name, beyond those of the tool table. Source: the packages' own metadata on PyPI. */
const packageOfModule: Readonly<Record<string, readonly string[]>> = {
  _bentoml_sdk: ["bentoml"],
  _pytest: ["pytest"],
  airflow: ["apache-airflow"],
  apiclient: ["google-api-python-client"],
  attr: ["attrs"],
  Bio: ["biopython"],
  bs4: ["beautifulsoup4"],
  bson: ["pymongo"],
  corsheaders: ["django-cors-headers"],
  Crypto: ["pycryptodome"],
  cv2: ["opencv-python", "opencv-python-headless", "opencv-contrib-python", "opencv-contrib-python-headless"],
  dateutil: ["python-dateutil"],
  dns: ["dnspython"],
  docx: ["python-docx"],
  dotenv: ["python-dotenv", "python-decouple"],
  fitz: ["pymupdf"],
  git: ["gitpython"],
  googleapiclient: ["google-api-python-client"],
  gridfs: ["pymongo"],
  jose: ["python-jose"],
  jsone: ["json-e"],
  jwt: ["pyjwt"],
  Levenshtein: ["levenshtein", "python-levenshtein"],
  magic: ["python-magic"],
  mpl_toolkits: ["matplotlib"],
  multipart: ["python-multipart"],
  MySQLdb: ["mysqlclient"],
  newspaper: ["newspaper3k", "newspaper4k"],
  opensearchpy: ["opensearch-py"],
  OpenSSL: ["pyopenssl"],
  osgeo: ["gdal", "pygdal"],
  osgeo_utils: ["gdal"],
  PIL: ["pillow"],
  pkg_resources: ["setuptools"],
  pptx: ["python-pptx"],
  psycopg2: ["psycopg2", "psycopg2-binary"],
  pycocotools: ["pycocotools"],
  pylab: ["matplotlib"],
  pythonjsonlogger: ["python-json-logger"],
  rest_framework: ["djangorestframework"],
  ruamel: ["ruamel-yaml"],
  serial: ["pyserial"],
  serpapi: ["google-search-results", "serpapi"],
  skimage: ["scikit-image"],
  sklearn: ["scikit-learn"],
  slugify: ["python-slugify"],
  socks: ["pysocks"],
  speech_recognition: ["speechrecognition"],
  telegram: ["python-telegram-bot"],
  usb: ["pyusb"],
  websocket: ["websocket-client"],
  win32api: ["pywin32"],
  win32com: ["pywin32"],
  wx: ["wxpython"],
  yaml: ["pyyaml", "ruamel.yaml"],
  zmq: ["pyzmq"],
};

/** Packages that always come with others: importing them without naming them is common and works. */
const comesWith: Readonly<Record<string, readonly string[]>> = {
  numpy: [
    "pandas",
    "scikit-learn",
    "scipy",
    "torch",
    "tensorflow",
    "xgboost",
    "lightgbm",
    "catboost",
    "opencv-python",
    "matplotlib",
    "jax",
    "statsmodels",
    "keras",
    "transformers",
    "seaborn",
    "datasets",
    "evaluate",
    "pyarrow",
  ],
  pandas: ["datasets", "evaluate", "mlflow", "seaborn", "statsmodels", "streamlit", "gradio", "geopandas"],
  pyarrow: ["datasets", "mlflow", "streamlit"],
  datasets: ["evaluate", "trl"],
  tqdm: ["transformers", "datasets", "evaluate", "huggingface-hub", "openai", "sentence-transformers", "nltk", "spacy"],
  packaging: ["transformers", "datasets", "evaluate", "huggingface-hub", "matplotlib", "mlflow", "accelerate", "peft"],
  filelock: ["transformers", "datasets", "torch", "huggingface-hub"],
  pycocotools: ["pycocoevalcap"],
  regex: ["nltk", "tiktoken", "transformers"],
  fsspec: ["datasets", "huggingface-hub", "torch", "s3fs", "gcsfs", "adlfs"],
  dateutil: ["pandas", "botocore", "boto3", "matplotlib", "apache-airflow", "pendulum"],
  PIL: ["torchvision", "matplotlib", "scikit-image", "streamlit", "gradio", "diffusers"],
  torchvision: ["timm"],
  scipy: ["scikit-learn", "statsmodels", "xgboost", "lightgbm"],
  joblib: ["scikit-learn"],
  pydantic: ["fastapi", "langchain", "langchain-core", "openai", "anthropic", "pydantic-settings", "pydantic-ai"],
  pydantic_core: ["pydantic", "fastapi"],
  typing_extensions: ["pydantic", "fastapi", "torch", "langchain", "openai"],
  starlette: ["fastapi"],
  werkzeug: ["flask"],
  jinja2: ["flask", "apache-airflow"],
  markupsafe: ["jinja2", "flask", "apache-airflow"],
  click: ["flask", "typer"],
  boto3: ["sagemaker", "moto", "apache-airflow-providers-amazon"],
  botocore: ["boto3", "aioboto3", "sagemaker"],
  keras: ["tensorflow"],
  absl: ["tensorflow", "tfx"],
  apache_beam: ["tfx"],
  ml_metadata: ["tfx"],
  tensorflow: ["tfx"],
  tensorflow_data_validation: ["tfx"],
  tensorflow_metadata: ["tfx", "tensorflow-transform", "tensorflow-data-validation", "tensorflow-model-analysis"],
  tensorflow_model_analysis: ["tfx"],
  tensorflow_transform: ["tfx"],
  tfx_bsl: ["tfx", "tensorflow-transform", "tensorflow-data-validation", "tensorflow-model-analysis"],
  langchain_core: ["langchain", "langgraph", "langchain-openai", "langchain-community", "langchain-anthropic"],
  langchain_text_splitters: ["langchain"],
  tokenizers: ["transformers"],
  huggingface_hub: ["transformers", "datasets", "sentence-transformers", "diffusers"],
  yaml: ["transformers", "datasets", "mlflow", "dvc", "huggingface-hub"],
  requests: ["huggingface-hub", "datasets", "transformers", "mlflow", "apache-airflow"],
  aiohttp: ["langchain-community", "s3fs", "gcsfs", "adlfs"],
  httpx: ["openai", "anthropic", "gradio", "apache-airflow"],
  omegaconf: ["hydra-core"],
  pendulum: ["apache-airflow", "prefect"],
  sqlalchemy: ["apache-airflow", "prefect", "mlflow"],
  croniter: ["apache-airflow"],
  tenacity: ["apache-airflow", "langchain", "langchain-core"],
  matplotlib: ["seaborn"],
  pytorch_lightning: ["lightning"],
  lightning_utilities: ["lightning", "pytorch-lightning"],
  py4j: ["pyspark"],
  mlflow: ["mlflow-skinny"],
  ruamel: ["dvc"],
  google: [],
  setuptools: ["pip", "setuptools"],
};

/** The third-party packages that production code imports and no manifest or lock names; sorted by path and offset of the first import. */
export const undeclaredImports = remembered((project: Project): readonly UndeclaredImport[] => {
  const declared = new Set<string>();
  for (const { facts } of project.facts("dependencies")) {
    if (facts.partial) return [];
    for (const { name } of facts.dependencies) declared.add(normalisePackage(name));
    if (facts.projectName) declared.add(normalisePackage(facts.projectName.value));
  }
  for (const name of broughtAlong(project)) declared.add(name);
  const local = localModules(project);
  const found = new Map<string, UndeclaredImport>();
  const settled = new Set<string>(stdlibModules);
  for (const module of project.python) {
    // What `setup.py` imports is there to build the package.
    if (module.role !== "production" || module.form === "notebook" || /(?:^|\/)setup\.py$/.test(module.path)) continue;
    for (const { module: name, level, optional, span } of module.facts.imports) {
      const root = name.split(".")[0] ?? "";
      if (level > 0 || optional || root === "" || settled.has(root)) continue;
      // Beside `tomllib` it stands in for it where Python is too old to have it.
      if (isBackport(root, module)) continue;
      settled.add(root);
      if (local.has(root)) continue;
      const packages = packagesOf(root);
      if (packages.some((one) => declared.has(one)) || isCovered(root, declared)) continue;
      found.set(root, { root, packageName: providerOf(root), at: module.place(span) });
    }
  }
  return [...found.values()];
});

/** Packages for the standard library's own modules of later versions. */
const backports: Readonly<Record<string, string>> = {
  tomli: "tomllib",
  importlib_metadata: "importlib",
  importlib_resources: "importlib",
  backports: "zoneinfo",
};

/** Whether a module imports a package in the place of a part of the standard library that it asks for too. */
function isBackport(root: string, { facts }: PythonModule): boolean {
  const part = backports[root];
  return part !== undefined && facts.imports.some(({ module, level }) => level === 0 && module.split(".")[0] === part);
}

/** Clusters and images on which Spark is installed already. */
const sparkPlatform = /dataproc|(?:^|_|::)emr(?:_|::|$)|databricks|synapse_?spark|glue_?job/i;
const sparkImage = /(?:^|[/_-])(?:py)?spark(?:$|[:/_-])/i;

/** Images of engines that run the code of a project, and the packages that they have installed. */
const engineImages: readonly (readonly [RegExp, ...string[]])[] = [
  [
    /(?:^|\/)(?:apache|bitnami)\/airflow(?:$|[:@])|(?:^|[/.])astro(?:nomer\/ap-airflow|-runtime|crpublic\.azurecr\.io\/runtime)/,
    "apache-airflow",
  ],
  // The extras of every 2.x image but the slim ones: the providers of clouds, databases and messages. Source: `AIRFLOW_EXTRAS` of Airflow's Dockerfile.
  [
    /(?:^|\/)apache\/airflow(?:$|@|:(?!slim))/,
    "boto3",
    "elasticsearch",
    "google-cloud-bigquery",
    "google-cloud-storage",
    "kubernetes",
    "pandas",
    "paramiko",
    "psycopg2-binary",
    "redis",
    "sendgrid",
    "slack-sdk",
  ],
  [/(?:^|\/)prefecthq\/prefect(?:$|[:@])/, "prefect"],
  [/(?:^|\/)mageai\/mageai(?:$|[:@])/, "mage-ai"],
];

function runsOn(project: Project, image: RegExp): boolean {
  return (
    project.facts("compose").some(({ facts }) => facts.services.some((one) => one.image && image.test(one.image.value))) ||
    project
      .facts("dockerfile")
      .some(({ facts }) => facts.stages.some((stage) => image.test(stage.tag ? `${stage.image}:${stage.tag}` : stage.image)))
  );
}

/** Packages that what the code runs on brings along: Cog its own, a Spark cluster or image PySpark, AWS Lambda what answers CloudFormation, an engine's image the engine. */
function broughtAlong(project: Project): readonly string[] {
  const isCog = project.facts("model-server").some(({ facts }) => facts.tool === "cog");
  const isSpark =
    project.facts("infrastructure").some(({ facts }) => facts.resources.some(({ kind }) => sparkPlatform.test(kind))) ||
    runsOn(project, sparkImage);
  const isLambda = project.facts("infrastructure").some(({ facts: { format } }) => format === "cloudformation" || format === "aws-cdk");
  const engines = engineImages.flatMap(([image, ...names]) => (runsOn(project, image) ? names : []));
  return [...(isCog ? ["cog"] : []), ...(isSpark ? ["pyspark", "py4j"] : []), ...(isLambda ? ["cfnresponse"] : []), ...engines];
}

/** The package that provides a module, where only one can be meant. */
function providerOf(root: string): string | undefined {
  const [known] = packageOfModule[root] ?? [];
  if (known) return known;
  const own = normalisePackage(root);
  const [only, ...others] = packagesByRoot.get(root) ?? [];
  return packagesByRoot.get(root)?.has(own) || others.length > 0 || only?.endsWith("-") ? own : only;
}

/** Names that an import may find in the project itself: every folder and module, since any folder may be on the path. */
function localModules(project: Project): ReadonlySet<string> {
  const names = new Set<string>();
  for (const path of project.files) {
    // `config.py.in` and the like become modules when something fills them in.
    if (!/\.(?:py|pyi|so|pyx)(?:\.(?:in|tmpl|tpl|template|j2|jinja2?|example|sample|dist))?$/.test(path)) continue;
    for (const part of project
      .relative(path)
      .replace(/\.(?:py|pyi|so|pyx)(?:\.\w+)?$/, "")
      .split("/"))
      names.add(part);
  }
  return names;
}

/** The packages of the tool table by the top-level module that they provide. */
const packagesByRoot = new Map<string, Set<string>>();
for (const { imports = [], pypi = [] } of tools) {
  for (const root of new Set(imports.map((module) => module.split(".")[0] ?? module))) {
    const packages = packagesByRoot.get(root) ?? new Set();
    for (const name of pypi) packages.add(name.replace(/\[.*$|\*$/g, ""));
    packagesByRoot.set(root, packages);
  }
}

function packagesOf(root: string): readonly string[] {
  return [...(packageOfModule[root] ?? []), ...(packagesByRoot.get(root) ?? []), normalisePackage(root)];
}

function isCovered(root: string, declared: ReadonlySet<string>): boolean {
  if (comesWith[root]?.some((one) => declared.has(one))) return true;
  const name = normalisePackage(root);
  for (const one of declared) {
    // `google.cloud.storage` comes from `google-cloud-storage`, `opentelemetry.sdk` from `opentelemetry-sdk`; `python-x` and `pyx` provide `x`, as `acme-x-client` does.
    if (
      one.startsWith(`${name}-`) ||
      one === `python-${name}` ||
      one === `py${name}` ||
      one === `${name}-python` ||
      one.endsWith(`-${name}`) ||
      one.includes(`-${name}-`)
    )
      return true;
  }
  return false;
}
