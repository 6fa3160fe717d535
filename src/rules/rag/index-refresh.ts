import type { Evidence } from "../../project/evidence.js";
import { pipelinesOf } from "../../project/pipelines.js";
import { productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { absentFile, claimAt } from "../parts/claim.js";
import { scheduleOf } from "../parts/scheduled-job.js";
import { pythonRoutes, scriptRoutes } from "../parts/served-routes.js";
import type { Gap, Rule } from "../rule.js";

export const indexRefresh: Rule = {
  title: "The index has a version and a refresh job",
  why: {
    source: "A0 #2",
    text: "Anyone can build a simple RAG; one that scales rebuilds its index as documents change, and knows which index answered.",
  },
  applies: "rag",
  stage: "production",
  weight: 2,
  asks: "wired",
  evidence: {
    claimed: "`rag.index.version` and `rag.index.refresh`.",
    present: "`rag.index.job` names a file that exists.",
    wired: "CI or an orchestrator runs that job on a schedule.",
  },
  hollow: "The workflow that runs the job has no schedule.",
  contradicted: "The job does not exist.",
  manifest: ["rag", "index"],
  fixes: [
    {
      kind: "manifest",
      title: "Declare the index",
      path: ["rag", "index"],
      value: { version: "TODO: v1", refresh: "TODO: 0 4 * * *", job: "TODO: jobs/reindex.py" },
    },
  ],
  offByDefault:
    "An index that is filled by uploads, events or an agent is told from one that goes stale too rarely: 1 of 3 findings was right on repositories read for the first time.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const version = claimAt(project, ["rag", "index", "version"]);
    const job = claimAt(project, ["rag", "index", "job"]);
    if (version) evidence.push({ level: "claimed", what: `index version \`${version.value}\``, at: version.at });
    else
      gaps.push({
        kind: "partial",
        message: "The index has no version. Add `rag.index.version`, so that an answer can be traced to the index that gave it.",
      });
    const upload = uploadRoute(project);
    if (job && !job.exists) return { evidence, gaps: [absentFile(job)] };
    if (job) {
      const { scheduled, manual } = scheduleOf(project, job.value);
      if (scheduled) evidence.push({ level: "wired", what: `\`${scheduled.text}\` runs on a schedule`, at: scheduled.at });
      else if (manual)
        return {
          evidence,
          gaps: [
            {
              kind: "hollow",
              message: `\`${job.value}\` runs in CI, but on no schedule, so the index goes stale.`,
              at: job.at,
              related: [{ message: "Run here.", at: manual.at }],
            },
          ],
        };
      else {
        evidence.push({ level: "present", what: `\`${job.value}\``, at: job.at });
        gaps.push({ kind: "weak", message: `Nothing in the workspace runs \`${job.value}\` on a schedule.`, at: job.at });
      }
    } else if (!version && upload) {
      return { evidence, gaps: [], unknown: `Documents come in by \`${upload}\`; whether others are indexed, and go stale, is not seen.` };
    } else {
      const filler = pipelinesOf(project).find(
        ({ tool, name, runs }) =>
          tool !== "promptflow" &&
          !/tun(?:e|ing)|train|eval/i.test(name) &&
          (fillsIndex.test(name) || runs.some((run) => fillingStep.test(run))),
      );
      if (filler?.schedule) {
        evidence.push({ level: "wired", what: `\`${filler.name}\` runs on a schedule`, at: filler.schedule.at });
        return { evidence, gaps, share: 0.5 };
      }
      const message = filler
        ? `\`${filler.name}\` fills the index, but nothing in the workspace runs it on a schedule. Give it one, and name it in \`rag.index.job\`.`
        : "No job refreshes the index. Name it in `rag.index.job`.";
      gaps.push({ kind: version || filler ? "partial" : "missing", message, ...(filler && { at: filler.at }) });
    }
    if (!version && !job) return { evidence, gaps: gaps.slice(-1) };
    return { evidence, gaps, share: 0.5 };
  },
};

/** What pipelines are called that write what retrieval looks through, and steps of theirs. A flow that answers embeds the question. */
const fillsIndex = /embed(?:ding)?s?(?:_|$|[A-Z])|(?:^|[^a-z])(?:re)?index(?:ing|er)?(?:[^a-z]|$)|ingest/i;
const fillingStep =
  /(?:create|build|update|refresh|fill|populate)_?(?:\w+_)?(?:index|vector_?store)|index_(?:documents|docs|generator)|embed_(?:data|docs|documents|chunks)/i;
const comesByItself = /\.(?:blob|queue|event_grid|event_hub|service_bus_queue|cosmos_db)_trigger$|^functions_framework\.cloud_event$/;
const uploadPage =
  /^streamlit\b.*\.file_uploader$|^gradio\.(?:\w+\.)*(?:File|UploadButton|MultimodalTextbox)$|^chainlit\.(?:\w+\.)*AskFileMessage$/;

/** What brings documents, which are indexed as they come: a route or a page of uploads, an event of the store that holds them. */
function uploadRoute(project: Project): string | undefined {
  const modules = productionModules(project);
  const event = modules.find(({ facts }) =>
    facts.functions.some(({ decorators }) => decorators.some(({ name }) => comesByItself.test(name))),
  );
  const page = modules.find(({ facts }) => facts.calls.some(({ name }) => uploadPage.test(name)));
  const place = event ?? page;
  if (place) return project.relative(place.path);
  const python = pythonRoutes(modules).find(
    ({ handler, module, scope }) =>
      handler.parameters.some(({ annotation }) => /\bUploadFile\b/.test(annotation ?? "")) ||
      module.facts.calls.some((call) => call.scope === scope && /(?:^|\.)request\.files\.(?:get|getlist)$/.test(call.name)),
  );
  const script = scriptRoutes(project).find(
    ({ method, module }) => /^(?:post|put)$/.test(method) && module.facts.calls.some(({ name }) => /\.formData$|^multer\b/.test(name)),
  );
  return python?.path ?? script?.path;
}
