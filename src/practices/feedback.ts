import type { PythonClass, PythonFunction } from "../facts/python-facts.js";
import { modulesWith } from "../project/modules-with.js";
import { remembered } from "../project/once-per.js";
import { oncePerModules, ownModules, productionModules } from "../project/production-code.js";
import { dotted } from "./dotted.js";
import { calledIn, seen, toolsInUse } from "./evidence-of.js";
import type { Practice } from "./practice.js";
import { scriptFeedback } from "./script-feedback.js";

/** Calls that store or ask for feedback. */
const collects = dotted(
  "**.create_feedback",
  "**.submit_feedback",
  "**.save_feedback",
  "**.log_feedback",
  "**.record_feedback",
  "**.add_feedback",
  "**.streamlit_feedback",
  "streamlit.feedback",
  "gradio.**.like",
  "**.chatbot.like",
  "chainlit.data.**",
  "trubrics.**",
  "argilla.**",
);
/** Scores of traces: what users say where the service gives them, what a judge says where an evaluation does. */
const scores = dotted("**.create_score", "**.score_current_trace", "langfuse.**.score");
/** Where raters judge answers that an evaluation gives them: paths of files and of routes. */
const ofRaters =
  /(?:^|\/)(?:human[-_]?)?(?:eval(?:uation)?s?|annotations?)(?:[-_](?:routes?|router|api|views?))?\.py |\/(?:assignments?|campaigns?|annotations?|human[-_]?eval\w*)\//;
const route = /\/(?:feedback|votes?|rate|rating|thumbs?)(?![\w-])/i;

/** Functions that take what users say. */
const collector =
  /(?:^|_)(?:save|store|submit|record|log|add|create|send|collect|handle|post|insert|receive|give|write|update)_(?:\w+_)?feedbacks?$|(?:^|_)user_feedback(?:_|$)|(?:^|_)(?:thumbs?_?(?:up|down)|upvote|downvote)(?:_|$)/;
/** Records of what users say. A bare `Feedback` is as often what a model answers. */
const record = /(?:User|Message|Chat|Answer|Conversation|Response)Feedback|Feedback(?:Request|Create|In|Schema|Payload|Body|Input|Item)$/;
const stored = /^(?:Base|Model|SQLModel|Document)$|\.(?:Base|Model|SQLModel|Document|DeclarativeBase)$/;
/** Feedback to a model, a student or an agent, not from a user. */
const otherFeedback =
  /generate|llm|judge|critique|grade|evaluat|reflect|human_in|handle_human|negative|relevance|prompt|agent|loop|linear|force/i;

const flagging = /^(?:allow_flagging|flagging_mode)$/;
const keeps = /^(?:manual|auto)$/;

/** Tools of the same shelf that find labels by themselves. */
const automatic = /snorkel|cleanlab/i;

export const feedback: Practice = {
  title: "Users' feedback or annotations are collected",
  find: remembered((project) => [
    ...calledIn(ownModules(project), collects),
    ...calledIn(productionModules(project), scores),
    ...flagged(ownModules(project)),
    ...ownCollection(ownModules(project)),
    ...toolsInUse(project, "labelling").filter(({ what }) => !automatic.test(what)),
    ...scriptFeedback(project),
  ]),
};

/** Interfaces of Gradio that keep what users flag. */
const flagged = oncePerModules((modules) =>
  modulesWith(modules, { options: flagging }).flatMap(({ facts, place }) =>
    facts.calls.flatMap((call) => {
      const how = call.arguments.find(({ name, value }) => flagging.test(name ?? "") && value.kind === "string" && keeps.test(value.value));
      return how ? [seen("wired", `\`${call.name}(${how.name}=…)\``, place(call.span))] : [];
    }),
  ),
);

const ownCollection = oncePerModules((modules) =>
  modules.flatMap(({ path, facts, place }) => {
    const routes = facts.functions.flatMap(({ decorators }) =>
      decorators.flatMap(({ arguments: [first], span }) =>
        first?.value.kind === "string" && route.test(first.value.value) && !ofRaters.test(`${path} ${first.value.value}`)
          ? [seen("wired", `route \`${first.value.value}\``, place(span))]
          : [],
      ),
    );
    const own = [...facts.functions.filter(isCollector), ...facts.classes.filter(isRecord)];
    return [...routes, ...own.map(({ name, span }) => seen("present", `\`${name}\``, place(span)))];
  }),
);

function isCollector({ name, empty }: PythonFunction): boolean {
  return !empty && collector.test(name) && !otherFeedback.test(name);
}

function isRecord({ name, bases }: PythonClass): boolean {
  const isStored = /Feedback$/.test(name) && bases.some((base) => stored.test(base));
  return (isStored || record.test(name)) && !otherFeedback.test(name);
}
