import type { Project } from "../../project/project.js";
import { describeStack } from "../../project/stack.js";
import { needsGpu } from "../accelerator.js";
import { providerSecrets } from "../eval-command.js";
import { healthWords, portOf } from "../health-probe.js";
import { dockerWords, yamlString } from "../quote.js";
import { spaced } from "./spaced.js";

/** One service of a Compose file. */
export interface ComposeEntry {
  readonly name: string;
  /** Its lines below the name, without indentation. */
  readonly lines: readonly string[];
  /** The named volume that it keeps its data in. */
  readonly volume?: string;
}

/** A store as Compose runs it. */
interface Store {
  /** Ids of the tools that talk to it. */
  readonly tools: readonly string[];
  /** Images that are such a store. */
  readonly is: RegExp;
  readonly name: string;
  readonly image: string;
  /** Where the image keeps its data. */
  readonly data: string;
  readonly port: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly limits: readonly [cpus: string, memory: string];
}

/** A password that Compose takes from the environment or from `.env`, and does not start without. */
const asked = (name: string) => `\${${name}:?set it in .env}`;

const small = ["1", "1g"] as const;
const stores: readonly Store[] = [
  { tools: ["qdrant"], is: /qdrant/, name: "qdrant", image: "qdrant/qdrant:v1.12.4", data: "/qdrant/storage", port: 6333, limits: small },
  { tools: ["chroma"], is: /chroma/, name: "chroma", image: "chromadb/chroma:0.5.23", data: "/chroma/chroma", port: 8000, limits: small },
  {
    tools: ["weaviate"],
    is: /weaviate/,
    name: "weaviate",
    image: "semitechnologies/weaviate:1.27.6",
    data: "/var/lib/weaviate",
    port: 8080,
    environment: { PERSISTENCE_DATA_PATH: "/var/lib/weaviate", AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED: "true" },
    limits: small,
  },
  {
    tools: ["pgvector"],
    is: /pgvector|timescale/,
    name: "postgres",
    image: "pgvector/pgvector:0.8.0-pg16",
    data: "/var/lib/postgresql/data",
    port: 5432,
    environment: { POSTGRES_PASSWORD: asked("POSTGRES_PASSWORD") },
    limits: small,
  },
  {
    tools: ["postgresql"],
    is: /postgres|pgvector|timescale/,
    name: "postgres",
    image: "postgres:16.6",
    data: "/var/lib/postgresql/data",
    port: 5432,
    environment: { POSTGRES_PASSWORD: asked("POSTGRES_PASSWORD") },
    limits: small,
  },
  {
    tools: ["mysql"],
    is: /mysql|mariadb/,
    name: "mysql",
    image: "mysql:8.4.3",
    data: "/var/lib/mysql",
    port: 3306,
    environment: { MYSQL_ROOT_PASSWORD: asked("MYSQL_ROOT_PASSWORD") },
    limits: small,
  },
  {
    tools: ["redis-vector"],
    is: /redis-stack/,
    name: "redis",
    image: "redis/redis-stack-server:7.4.0-v1",
    data: "/data",
    port: 6379,
    limits: small,
  },
  { tools: ["redis"], is: /redis|valkey/, name: "redis", image: "redis:7.4.1", data: "/data", port: 6379, limits: small },
  { tools: ["mongodb"], is: /mongo/, name: "mongo", image: "mongo:7.0.16", data: "/data/db", port: 27017, limits: small },
  {
    tools: ["elasticsearch", "elasticsearch-vectors"],
    is: /elasticsearch/,
    name: "elasticsearch",
    image: "docker.elastic.co/elasticsearch/elasticsearch:8.16.1",
    data: "/usr/share/elasticsearch/data",
    port: 9200,
    environment: { "discovery.type": "single-node", "xpack.security.enabled": "false" },
    limits: ["2", "2g"],
  },
];

/** The service itself, as its Dockerfile builds it. */
export function serviceEntry(project: Project, needs: readonly ComposeEntry[]): ComposeEntry {
  const stack = describeStack(project);
  const port = portOf(stack);
  const secrets = providerSecrets(project, stack);
  const images = project.facts("dockerfile");
  const isProbed = images.some(({ facts }) => facts.stages.at(-1)?.healthcheck);
  return {
    name: stack.name,
    lines: [
      ...(images.length > 0 ? [] : ["# TODO: add a Dockerfile beside this file."]),
      "build: .",
      ...keptRunning,
      `ports: ["127.0.0.1:${port}:${port}"]`,
      ...(secrets.length > 0 ? ["environment:", ...secrets.map((name) => `  ${name}: ${yamlString(asked(name))}`)] : []),
      ...(needs.length > 0 ? [`depends_on: [${needs.map(({ name }) => name).join(", ")}]`] : []),
      ...(isProbed
        ? []
        : [
            "healthcheck:",
            `  test: ${dockerWords(["CMD", ...healthWords(stack)])}`,
            "  interval: 30s",
            "  timeout: 5s",
            "  start_period: 30s",
          ]),
      "# Starting points: measure under load, then set them.",
      ...limits("2", "2g"),
      ...(needsGpu(project) ? ["    reservations:", "      devices:", "        - { driver: nvidia, count: 1, capabilities: [gpu] }"] : []),
    ],
  };
}

/** The stores in use that no container of the project is yet. */
export function storeEntries(project: Project): readonly ComposeEntry[] {
  const images = project.facts("compose").flatMap(({ facts }) => facts.services.flatMap(({ image }) => image?.value ?? []));
  const found = new Map<string, ComposeEntry>();
  for (const { tools, is, name, image, data, port, environment = {}, limits: bounds } of stores) {
    if (found.has(name) || !tools.some((id) => project.tool(id)) || images.some((one) => is.test(one))) continue;
    const volume = `${name}-data`;
    const isNamed = project.python.some(({ facts }) => facts.strings.some(({ value }) => value.includes(`${name}:${port}`)));
    const variables = Object.entries(environment);
    found.set(name, {
      name,
      volume,
      lines: [
        ...(isNamed ? [] : [`# TODO: let the code find it at ${name}:${port}.`]),
        `image: ${image}`,
        ...keptRunning,
        ...(variables.length > 0 ? ["environment:", ...variables.map(([key, value]) => `  ${key}: ${yamlString(value)}`)] : []),
        `volumes: ["${volume}:${data}"]`,
        ...limits(...bounds),
      ],
    });
  }
  return [...found.values()];
}

/** Prometheus and Grafana, unless something else watches. `base` leads from the Compose file to the project. */
export function watchers(project: Project, base: string): readonly ComposeEntry[] {
  if (project.tool("datadog") || project.tool("new-relic")) return [];
  const images = project.facts("compose").flatMap(({ facts }) => facts.services.flatMap(({ image }) => image?.value ?? []));
  const mount = (from: string, to: string) => `  - ${yamlString(`${base}monitoring/${from}:${to}:ro`)}`;
  const entries: ComposeEntry[] = [];
  if (!images.some((image) => /prom\/prometheus|victoria-?metrics|prometheus:/.test(image))) {
    entries.push({
      name: "prometheus",
      volume: "prometheus-data",
      lines: [
        "image: prom/prometheus:v2.55.1",
        ...keptRunning,
        `command: ["--config.file=/etc/prometheus/prometheus.compose.yml", "--storage.tsdb.path=/prometheus"]`,
        `ports: ["127.0.0.1:${freePort(project, 9090)}:9090"]`,
        "volumes:",
        `  - ${yamlString(`${base}monitoring:/etc/prometheus:ro`)}`,
        '  - "prometheus-data:/prometheus"',
        ...limits(...small),
      ],
    });
  }
  if (!images.some((image) => /grafana\/grafana(?:-oss|-enterprise)?(?::|@|$)/.test(image))) {
    entries.push({
      name: "grafana",
      volume: "grafana-data",
      lines: [
        "image: grafana/grafana:11.4.0",
        ...keptRunning,
        "environment:",
        "  # Whoever reaches the port may look and change nothing; it is bound to this machine.",
        '  GF_AUTH_ANONYMOUS_ENABLED: "true"',
        '  GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION: "true"',
        `ports: ["127.0.0.1:${freePort(project, 3000)}:3000"]`,
        "volumes:",
        mount("grafana/provisioning", "/etc/grafana/provisioning"),
        mount("grafana/dashboards", "/var/lib/grafana/dashboards"),
        '  - "grafana-data:/var/lib/grafana"',
        "depends_on: [prometheus]",
        ...limits(...small),
      ],
    });
  }
  return entries;
}

const keptRunning = ["restart: unless-stopped"];

function limits(cpus: string, memory: string): string[] {
  return ["deploy:", "  resources:", `    limits: { cpus: "${cpus}", memory: ${memory} }`];
}

/** A service's lines, indented by some columns more. */
export function entryLines({ name, lines }: ComposeEntry, indent: string, step = "  "): string[] {
  const inner = (line: string) => line.replace(/^(?: {2})*/, (spaces) => step.repeat(spaces.length / 2));
  return [`${indent}${name}:`, ...lines.map((line) => `${indent}${step}${inner(line)}`)];
}

/** A port of this machine that neither the service nor a container of the project takes: the one that is wanted, else one above. */
function freePort(project: Project, wanted: number): number {
  const published = project.facts("compose").flatMap(({ facts }) => facts.services.flatMap(({ ports }) => ports.map(({ value }) => value)));
  const taken = new Set([
    portOf(describeStack(project)),
    ...published.map((port) => Number(/(?:^|:)(\d+)(?::\d+)?(?:\/\w+)?$/.exec(port)?.[1])),
  ]);
  let port = wanted;
  while (taken.has(port)) port++;
  return port;
}

/** A new Compose file. */
export function composeFile(project: Project, entries: readonly ComposeEntry[], title: string): string {
  const volumes = entries.flatMap(({ volume }) => volume ?? []);
  const watched = entries.some(({ name }) => name === "grafana");
  return `${[
    `# Written by Roadworthy: ${title} on one machine; look for TODO.`,
    `# Start: docker compose up --build --wait${watched ? `    Prometheus: http://127.0.0.1:${freePort(project, 9090)}    Grafana: http://127.0.0.1:${freePort(project, 3000)}` : ""}`,
    "services:",
    ...spaced(entries.map((entry) => entryLines(entry, "  "))),
    ...(volumes.length > 0 ? ["", "volumes:", ...volumes.map((volume) => `  ${volume}:`)] : []),
  ].join("\n")}\n`;
}

/** `monitoring/prometheus.compose.yml`: Prometheus as a neighbour of the service, not on the machine that runs it. */
export function composePrometheus(job: string, address: string): string {
  return `# Written by Roadworthy: what Prometheus in Compose scrapes. Check: promtool check config monitoring/prometheus.compose.yml
global:
  scrape_interval: 15s
  evaluation_interval: 15s

# A pattern, so that Prometheus also starts before there are any alerts.
rule_files: ["*alerts.yml"]

scrape_configs:
  - job_name: ${yamlString(job)}
    static_configs:
      - targets: [${yamlString(address)}]
`;
}

/** Grafana's data source, under the id that the dashboard asks for. */
export const grafanaDatasource = `# Written by Roadworthy: where Grafana in Compose finds Prometheus.
apiVersion: 1
datasources:
  - name: Prometheus
    uid: prometheus
    type: prometheus
    access: proxy
    url: http://prometheus:9090
    isDefault: true
`;

/** Where Grafana looks for dashboards. */
export const grafanaDashboards = `# Written by Roadworthy: Grafana in Compose shows the dashboards of monitoring/grafana/dashboards.
apiVersion: 1
providers:
  - name: files
    type: file
    options:
      path: /var/lib/grafana/dashboards
`;
