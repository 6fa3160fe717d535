import { yamlScalar } from "../quote.js";

/** A model without a test, and the column that seems to tell its rows apart. */
export interface ModelToTest {
  readonly name: string;
  readonly key: string | undefined;
}

/** Properties that test the keys of models. */
export function dbtProperties(models: readonly ModelToTest[]): string {
  const entries = models.map(
    ({ name, key }) => `  - name: ${yamlScalar(name)}
    columns:
      - name: ${yamlScalar(key ?? "")}
        data_tests: [unique, not_null]
`,
  );
  return `# Tests of models that had none. Written by Roadworthy: keys are told by their names; correct those that are none.
# Run: dbt test. dbt before 1.8 says "tests" for "data_tests".
version: 2

models:
${entries.join("")}`;
}

/** A query whose rows are values of a key that are missing or there twice. */
export function uniqueKey(model: string, key: string): string {
  return `-- Fails for each ${key} that is missing or there twice. Written by Roadworthy.
select ${key}, count(*) as found
from {{ ref('${model}') }}
group by ${key}
having count(*) > 1 or ${key} is null
`;
}

/** A query that has a row when a model has none. */
export function hasRows(model: string): string {
  return `-- Fails when ${model} has no rows. Written by Roadworthy: add a test of its key once it has one.
select count(*) as found
from {{ ref('${model}') }}
having count(*) = 0
`;
}
