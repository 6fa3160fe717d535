import { answer } from "../../dist/answer.js";

/** What promptfoo asks, by its interface of custom providers. */
export default class Project {
  id() {
    return "project";
  }

  async callApi(question) {
    return { output: await answer(question) };
  }
}
