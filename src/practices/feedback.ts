import { oncePerModules, ownModules } from "../project/production-code.js";
import { calledIn, seen, toolsInUse } from "./evidence-of.js";
import type { Practice } from "./practice.js";
import { scriptFeedback } from "./script-feedback.js";

const collects =
  /(?:^|\.)(?:create_feedback|submit_feedback|save_feedback|log_feedback|record_feedback|add_feedback|streamlit_feedback|create_score|score_current_trace)$|^streamlit\.feedback$|^gradio\..*\.like$|^chainlit\.data\.|^langfuse\.(?:\w+\(\)\.)*score$|^trubrics\.|^argilla\./;
const named =
  /(?:^|_)(?:user_)?feedbacks?(?:_|$)|(?:^|_)(?:thumbs?_?(?:up|down)|upvote|downvote)(?:_|$)|Feedback(?:Request|Create|In|Schema|Model|Item|Payload|Body|Input)?$/;
const route = /\/(?:feedback|vote|votes|rate|rating|thumbs?)\b/i;
/** Feedback to a model, a student or an agent, not from a user. */
const otherFeedback =
  /generate|llm|judge|critique|grade|evaluat|reflect|human_in|negative_feedback|relevance_feedback|get_feedback_prompt|agent|loop|linear|force/i;

export const feedback: Practice = {
  title: "Users' feedback or annotations are collected",
  find: (project) => [
    ...calledIn(ownModules(project), collects),
    ...ownCollection(ownModules(project)),
    ...toolsInUse(project, "labelling").filter(({ what }) => !/snorkel|cleanlab/i.test(what)),
    ...scriptFeedback(project),
  ],
};

const ownCollection = oncePerModules((modules) =>
  modules.flatMap((module) => {
    const routes = module.facts.functions.flatMap(({ decorators }) =>
      decorators.flatMap(({ arguments: [first], span }) =>
        first?.value.kind === "string" && route.test(first.value.value)
          ? [seen("wired", `route \`${first.value.value}\``, module.place(span))]
          : [],
      ),
    );
    const own = [...module.facts.functions.filter(({ empty }) => !empty), ...module.facts.classes]
      .filter(({ name }) => named.test(name) && !otherFeedback.test(name))
      .map(({ name, span }) => seen("present", `\`${name}\``, module.place(span)));
    return [...routes, ...own];
  }),
);
