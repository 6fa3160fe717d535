import type { CiFacts } from "../facts/ci-facts.js";
import { readableText } from "../text/readable-text.js";
import { jenkinsPipeline } from "./ci/jenkins-jobs.js";
import { jobSigns } from "./ci/job-signs.js";
import { startedBy } from "./ci/triggers.js";
import type { Reader } from "./reader.js";

const declarative = /^\s*pipeline\s*\{/m;
const scripted = /\bnode\s*(?:\([^)\n]{0,200}\)\s*)?\{/;

/**
 * Reads declarative and scripted Jenkinsfiles, and other Groovy files that hold a pipeline. Stages are jobs, their `sh` and `bat` steps give the command
 * lines. That a push starts the pipeline is set in Jenkins, and is taken for granted.
 */
export const jenkinsfileReader: Reader<"ci"> = {
  name: "jenkinsfile",
  kind: "ci",
  files: { names: ["jenkinsfile"], extensions: ["jenkinsfile", "groovy"], patterns: [/(?:^|\/)jenkinsfile[._-][^/]+$/] },
  maxBytes: 256 * 1024,
  read(file): CiFacts | undefined {
    const { text, notes } = readableText(file.text);
    const isNamed = /(?:^|\/)jenkinsfile[^/]*$|\.jenkinsfile$/i.test(file.path) && !/\.(?:md|txt|ya?ml)$/i.test(file.path);
    const isPipeline = declarative.test(text) || (scripted.test(text) && /\bstage\s*\(/.test(text));
    if (!isNamed && !isPipeline) return undefined;
    const { jobs, schedules, triggers, signs } = jenkinsPipeline(text);
    const other = [...new Set(triggers)];
    return {
      system: "jenkins",
      triggers: startedBy({ push: true, schedules, other }),
      jobs,
      signs: [...signs, ...jobs.flatMap(jobSigns)],
      notes,
    };
  },
};
