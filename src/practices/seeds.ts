import { callsTo, oncePerModules } from "../project/production-code.js";
import { seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";

const seeding =
  /^(?:numpy\.random\.(?:seed|default_rng|RandomState)|random\.seed|torch\.(?:\w+\.)*manual_seed(?:_all)?|tensorflow\.(?:\w+\.)*set_(?:random_)?seed|keras\.(?:\w+\.)*set_random_seed|jax\.random\.(?:PRNGKey|key)|pyspark\..*seed)$|(?:^|\.)(?:seed_everything|set_seed|fix_seed|set_random_seed|seed_all|init_seeds?|setup_seed|set_all_seeds|manual_seed|enable_determinism)$/;
const seedName = /^(?:random_state|seed|random_seed|rng_seed|data_seed|split_seed)$/;

export const seeds: Practice = {
  title: "A random seed is fixed",
  find: (project) => {
    const modules = project.python.filter(({ role }) => role !== "test" && role !== "docs");
    return [
      ...callsTo(modules, seeding)
        .filter(({ call }) => !/default_rng$|RandomState$/.test(call.name) || call.arguments.length > 0)
        .map(({ call, at }) => seen("wired", `\`${call.name}()\` called`, at)),
      ...givenSeeds(modules),
      ...project
        .facts("text")
        .flatMap(({ path, facts }) => facts.seeds.map((span) => seen("present", `seed in \`${project.relative(path)}\``, { path, span }))),
    ];
  },
};

/** Calls that are given a seed. */
const givenSeeds = oncePerModules((modules) =>
  modules.flatMap((module) =>
    module.facts.calls.flatMap(({ name, arguments: given, span }) => {
      const seed = given.find((one) => one.name !== undefined && seedName.test(one.name) && one.value.kind !== "none");
      return seed ? [seen("wired", `\`${name}(${seed.name}=…)\``, module.place(span))] : [];
    }),
  ),
);
