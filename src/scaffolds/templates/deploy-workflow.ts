import { shellLine } from "../../project/stack/shell-line.js";
import type { Stack } from "../../project/stack.js";
import type { CiJobPlan } from "../ci-jobs.js";
import type { IncludingPipeline } from "../gitlab-include.js";
import { healthPath, portOf } from "../health-probe.js";
import { workflowScalar, yamlScalar } from "../quote.js";
import { azureHead, azureJob, bashStep, idOf } from "./azure-pipelines.js";
import { githubJob } from "./github-ci.js";
import { checkoutStep, jobLines, runStep, workflowHead } from "./github-job.js";
import { gitlabJob } from "./gitlab-ci.js";
import { spaced } from "./spaced.js";

/** How a version reaches its place. */
export type Delivery =
  /** By overlays of Kustomize, one for each place. */
  | { readonly by: "overlays"; readonly folder: string; readonly exist: boolean }
  /** Into a Deployment of the cluster. */
  | { readonly by: "image"; readonly workload: string }
  /** In a way that nothing here tells. */
  | { readonly by: "unknown" };

/** What a pipeline to production is made of. */
export interface DeployPlan {
  /** What has to pass first: tests, data checks, evaluations. */
  readonly proofs: readonly CiJobPlan[];
  /** `undefined` for what runs in batch: its image is all. */
  readonly delivery?: Delivery;
  /** Variables without which the program does not start, for a trial with values of no use. */
  readonly secrets: readonly string[];
}

type Place = "staging" | "production";

/** `.github/workflows/deploy.yml`: proofs, then the image, then staging, then production. */
export function githubDeploy(root: string, stack: Stack, { proofs, delivery, secrets }: DeployPlan): string {
  const { name } = stack;
  const image = jobLines({
    id: "image",
    name: "Image",
    needs: `[${proofs.map(({ id }) => id).join(", ")}]`,
    minutes: 30,
    permissions: { contents: "read", packages: "write" },
    outputs: { image: "${{ steps.push.outputs.image }}" },
    steps: [
      ...checkoutStep(),
      ...runStep("Build", [`docker build --tag ${name}:candidate .`]),
      ...(delivery ? runStep("Try it", trial(stack, secrets, "127.0.0.1", "curl")) : []),
      ...runStep(
        "Push",
        [
          `name="ghcr.io/\${GITHUB_REPOSITORY,,}/${name}"`,
          'echo "$TOKEN" | docker login ghcr.io --username "$GITHUB_ACTOR" --password-stdin',
          `docker tag ${name}:candidate "$name:$GITHUB_SHA"`,
          'docker push "$name:$GITHUB_SHA"',
          "# By digest, since a tag can be moved.",
          `echo "image=$(docker inspect --format '{{index .RepoDigests 0}}' "$name:$GITHUB_SHA")" >> "$GITHUB_OUTPUT"`,
        ],
        ["id: push", "env:", "  TOKEN: ${{ github.token }}"],
      ),
    ],
  });
  const deploy = (place: Place, needs: string) =>
    jobLines({
      id: place,
      name: `Deploy to ${place}`,
      needs,
      minutes: 20,
      deploysTo: place,
      steps: [
        ...checkoutStep(),
        ...runStep("Deploy", deployLines(name, delivery ?? { by: "unknown" }, place), [
          "env:",
          "  CLUSTER_ACCESS: ${{ secrets.CLUSTER_ACCESS }}",
          "  IMAGE: ${{ needs.image.outputs.image }}",
        ]),
      ],
    });
  const jobs = [
    ...proofs.map((job) => githubJob(root, stack, job)),
    image,
    ...(delivery ? [deploy("staging", "image"), deploy("production", "[image, staging]")] : []),
  ];
  return `${[
    "# Written by Roadworthy from what the project shows; look for TODO.",
    ...(delivery
      ? [
          "# Nothing is deployed before tests and evaluations have passed. Add the environments staging and production under Settings,",
          "# the latter with required reviewers, each with a secret CLUSTER_ACCESS that may do no more than this job does.",
          ...deliveryTodo(delivery),
        ]
      : ["# The image is built only when tests and evaluations have passed."]),
    `name: ${workflowScalar(`Deploy ${name}`)}`,
    "",
    "on:",
    "  push:",
    "    branches: [main, master]",
    "",
    ...workflowHead(root, stack, "false"),
    "jobs:",
    ...spaced(jobs),
  ].join("\n")}\n`;
}

function deliveryTodo(delivery: Delivery): string[] {
  if (delivery.by === "unknown") return ["# TODO: say in both deployments how a version reaches its place; they fail until then."];
  return delivery.by === "overlays" && !delivery.exist
    ? [`# TODO: add the manifests in ${delivery.folder}; the deployments fail until they are there.`]
    : [];
}

/** The credentials of the cluster, where only this user can read them. */
const clusterAccess = [
  'export KUBECONFIG="$HOME/.kube/config"',
  'install -d -m 700 "$HOME/.kube"',
  'printf "%s" "$CLUSTER_ACCESS" > "$KUBECONFIG"',
  'chmod 600 "$KUBECONFIG"',
];

function deployLines(name: string, delivery: Delivery, place: Place): string[] {
  if (delivery.by === "unknown") return [`echo "TODO: deploy $IMAGE to ${place}" >&2`, "exit 1"];
  const workload = delivery.by === "image" ? delivery.workload : name;
  const watch = [
    `if ! kubectl rollout status --namespace ${place} deployment/${workload} --timeout=10m; then`,
    `  kubectl rollout undo --namespace ${place} deployment/${workload}`,
    "  exit 1",
    "fi",
  ];
  if (delivery.by === "image")
    return [...clusterAccess, `kubectl set image --namespace ${place} deployment/${workload} "*=$IMAGE"`, ...watch];
  const overlay = shellLine([`${delivery.folder}/overlays/${place}`]);
  return [
    ...clusterAccess,
    `(cd ${overlay} && kustomize edit set image "${name}=$IMAGE")`,
    `kubectl apply --kustomize ${overlay}`,
    ...watch,
  ];
}

/** Starts the image and asks it whether it is well. */
function trial(stack: Stack, secrets: readonly string[], host: string, client: "curl" | "wget"): string[] {
  const port = portOf(stack);
  const url = `http://${host}:${port}${healthPath(stack) ?? "/"}`;
  const variables = secrets.map((name) => `--env ${name}=unused `).join("");
  const ask =
    client === "curl"
      ? `curl ${healthPath(stack) ? "--fail " : ""}--silent --show-error --output /dev/null ${url}`
      : `wget -q -O /dev/null ${url}`;
  return [
    `docker run --detach --name trial ${variables}--publish ${port}:${port} ${stack.name}:candidate`,
    "for attempt in $(seq 30); do",
    `  if ${ask}; then break; fi`,
    '  if [ "$attempt" = 30 ]; then docker logs trial; exit 1; fi',
    "  sleep 2",
    "done",
    "docker rm --force trial",
  ];
}

/** Jobs of GitLab for the same way, to be included. */
export function gitlabDeploy(
  root: string,
  stack: Stack,
  { proofs, delivery, secrets }: DeployPlan,
  { includes, stage, resets }: IncludingPipeline,
): string {
  const { name } = stack;
  const label = (id: string) => `${root ? `${name}:` : ""}${id}`;
  // Jobs of an included file share their names with all others, and only its own can be seen to come first.
  const own = proofs.map((job) => ({ ...job, id: `release-${job.id}`, ...(job.needs && { needs: `release-${job.needs}` }) }));
  const rule = [...resets, "rules:", "  - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"];
  const last = `  stage: ${yamlScalar(stage("deploy"))}`;
  const script = (lines: readonly string[]) => [
    "  script:",
    ...(root ? [`    - ${yamlScalar(shellLine(["cd", root]))}`] : []),
    "    - |",
    ...lines.map((line) => `      ${line}`),
  ];
  const needs = (...ids: readonly string[]) => `  needs: [${ids.map((id) => JSON.stringify(label(id))).join(", ")}]`;
  const image = [
    // `image` is a keyword of GitLab.
    `${label("container")}:`,
    last,
    "  image: docker:27.4.1",
    '  services: ["docker:27.4.1-dind"]',
    needs(...own.map(({ id }) => id)),
    "  variables:",
    '    DOCKER_TLS_CERTDIR: "/certs"',
    ...rule.map((line) => `  ${line}`),
    ...script([
      `docker build --tag ${name}:candidate .`,
      ...(delivery ? trial(stack, secrets, "docker", "wget") : []),
      'echo "$CI_REGISTRY_PASSWORD" | docker login "$CI_REGISTRY" --username "$CI_REGISTRY_USER" --password-stdin',
      `docker tag ${name}:candidate "$CI_REGISTRY_IMAGE/${name}:$CI_COMMIT_SHA"`,
      `docker push "$CI_REGISTRY_IMAGE/${name}:$CI_COMMIT_SHA"`,
    ]),
  ];
  const deploy = (place: Place, before: readonly string[]) => [
    `${label(place)}:`,
    last,
    "  image: alpine/k8s:1.31.3",
    needs(...before),
    "  environment:",
    `    name: ${place}`,
    "  variables:",
    `    IMAGE: "$CI_REGISTRY_IMAGE/${name}:$CI_COMMIT_SHA"`,
    ...rule.map((line) => `  ${line}`),
    ...script(deployLines(name, delivery ?? { by: "unknown" }, place)),
  ];
  const jobs = [
    ...own.map((job) => gitlabJob(root, stack, job, rule, { stage: stage(job.stage) })),
    image,
    ...(delivery ? [deploy("staging", ["container"]), deploy("production", ["staging"])] : []),
  ];
  return `${[
    "# Written by Roadworthy from what the project shows; look for TODO.",
    ...(includes ? [] : ["# TODO: include this file in .gitlab-ci.yml (include: - local: …), and add the stage deploy to its stages."]),
    ...(delivery
      ? [
          "# Nothing is deployed before tests and evaluations have passed. Protect the environment production, and give each its own",
          "# masked variable CLUSTER_ACCESS that may do no more than this job does.",
          ...deliveryTodo(delivery),
        ]
      : ["# The image is built only when tests and evaluations have passed."]),
    ...spaced(jobs),
  ].join("\n")}\n`;
}

/** `.azure-pipelines/deploy.yml`: the same way in jobs and deployments of Azure. */
export function azureDeploy(root: string, stack: Stack, { proofs, delivery, secrets }: DeployPlan): string {
  const { name } = stack;
  const indent = (lines: readonly string[], depth: number) => lines.map((line) => " ".repeat(depth) + line);
  const image = [
    "  - job: image",
    "    displayName: Image",
    `    dependsOn: [${proofs.map(({ id }) => idOf(id)).join(", ")}]`,
    "    timeoutInMinutes: 30",
    "    steps:",
    ...indent(
      [
        ...bashStep(root, "Build", [`docker build --tag ${name}:candidate .`], []),
        ...(delivery ? bashStep(root, "Try it", trial(stack, secrets, "127.0.0.1", "curl"), []) : []),
        "- task: Docker@2",
        "  displayName: Sign in",
        "  inputs:",
        "    command: login",
        "    containerRegistry: registry",
        ...bashStep(root, "Push", [`docker tag ${name}:candidate "$IMAGE"`, 'docker push "$IMAGE"'], []),
      ],
      6,
    ),
  ];
  const deploy = (place: Place, needs: string) => [
    `  - deployment: ${place}`,
    `    displayName: Deploy to ${place}`,
    `    dependsOn: ${needs}`,
    `    environment: ${place}`,
    "    timeoutInMinutes: 20",
    "    strategy:",
    "      runOnce:",
    "        deploy:",
    "          steps:",
    "            - checkout: self",
    ...indent(
      [
        ...bashStep(root, "Deploy", deployLines(name, delivery ?? { by: "unknown" }, place), []),
        "  env:",
        `    CLUSTER_ACCESS: $(CLUSTER_ACCESS_${place.toUpperCase()})`,
      ],
      12,
    ),
  ];
  return `${[
    "# Written by Roadworthy from what the project shows; look for TODO.",
    "# TODO: make a pipeline of this file (Pipelines > New pipeline) with the variable REGISTRY, as in example.azurecr.io, and add a",
    "# service connection to it that is called registry.",
    ...(delivery
      ? [
          "# Nothing is deployed before tests and evaluations have passed. Add the environments staging and production under Pipelines >",
          "# Environments, the latter with an approval, and the secret variables CLUSTER_ACCESS_STAGING and CLUSTER_ACCESS_PRODUCTION,",
          "# which may do no more than these jobs do.",
          ...deliveryTodo(delivery),
        ]
      : ["# The image is built only when tests and evaluations have passed."]),
    "trigger:",
    "  branches:",
    "    include: [main, master]",
    "pr: none",
    "",
    ...azureHead(stack, [`  IMAGE: $(REGISTRY)/${name}:$(Build.SourceVersion)`]),
    ...spaced([
      ...proofs.map((job) => azureJob(root, stack, job)),
      image,
      ...(delivery ? [deploy("staging", "image"), deploy("production", "staging")] : []),
    ]),
  ].join("\n")}\n`;
}
