import { tools } from "../../tools/index.js";
import { isEveryday } from "../../tools/is-everyday.js";

/** Modules of everyday tools, and of none in the table, whose use interests a rule all the same. */
const others = `
  numpy scipy cupy xarray fireducks numba skops tslearn auto_sklearn category_encoders feature_engine mlxtend ignite orbax
  mindspore cv2 PIL skimage albumentations kornia librosa soundfile easyocr pytesseract rllib tokenizers safetensors textblob
  stanza tiktoken sentencepiece nlgeval aleph_alpha_client gpt_index pyautogen milvus cohere_rerank flashrank FlagEmbedding pypdf
  PyPDF2 pdfplumber fitz sqlmodel databases peewee tortoise pyodbc pyhudi flink fsspec smart_open argo meltano apscheduler
  schedule trains torchserve banana_dev opentelemetry_instrumentation openllmetry galileo_core sodasql deequ schema
  ydata_profiling pandas_profiling sweetviz trulens_core promptfoo lakera_guard purplellama nose syrupy responses respx vcr
  urllib.request websockets lxml tenacity backoff pickle cPickle dill cloudpickle shelve marshal yaml jsonpickle numpy_financial
  h5py tables zarr confuse click typer fire invoke subprocess socketserver http.server smtplib passlib cryptography hvac fakeredis
  krippendorff simpledorff pygamma_agreement pingouin crowdkit autolabel be_great ctgan sdv synthcity gretel_client boruta sliceline
  tokencost trubrics rocketry papermill cloudscraper curl_cffi gdown draccus simple_parsing ruamel expiringdict retrying stamina
  ibm_ai_openscale ibm_watson_openscale
`;

let known: ReadonlySet<string> | undefined;

/** Root modules whose use can interest a rule, and those by which the tool table knows its tools; of everyday tools imports are enough. */
export function interestingModules(): ReadonlySet<string> {
  known ??= new Set([
    ...others.trim().split(/\s+/),
    ...tools
      .filter((tool) => !isEveryday(tool))
      .flatMap(({ imports = [], calls = [] }) => [...imports, ...calls])
      .map((name) => name.split(".", 1)[0] ?? name),
  ]);
  return known;
}
