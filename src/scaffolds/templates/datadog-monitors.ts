/** What Datadog's monitors are about. */
export interface DatadogTarget {
  /** As `DD_SERVICE` names it. */
  readonly service: string;
  /** The operation that its tracer calls a request: `fastapi.request`. */
  readonly operation: string;
  /** Seconds that 95 of 100 requests may take. */
  readonly latency: number;
}

interface Monitor {
  readonly name: string;
  readonly query: string;
  readonly limit: number;
  readonly text: string;
  readonly priority: number;
  readonly isSilenceTrouble?: true;
}

/** `monitoring/datadog/monitors.json`: as the API for monitors takes them, one by one. */
export function datadogMonitors({ service, operation, latency }: DatadogTarget): string {
  const scope = `{service:${service},env:production}`;
  const hits = `sum:trace.${operation}.hits${scope}.as_count()`;
  const monitors: readonly Monitor[] = [
    {
      name: `${service}: requests fail`,
      query: `sum(last_5m):sum:trace.${operation}.errors${scope}.as_count() / ${hits} > 0.05`,
      limit: 0.05,
      text: "More than 5 % of the requests fail.",
      priority: 1,
    },
    {
      name: `${service}: answers are slow`,
      query: `percentile(last_10m):p95:trace.${operation}${scope} > ${latency}`,
      limit: latency,
      text: `One request in twenty takes longer than ${latency} s.`,
      priority: 2,
    },
    {
      name: `${service}: nobody asks`,
      query: `sum(last_30m):${hits} < 1`,
      limit: 1,
      text: "Nobody has called the service for half an hour, or it tells nothing.",
      priority: 3,
      isSilenceTrouble: true,
    },
  ];
  const plans = monitors.map(({ name, query, limit, text, priority, isSilenceTrouble }) => ({
    name,
    type: "query alert",
    query,
    message: `${text} TODO: whom to tell, by a handle of Datadog's.`,
    tags: [`service:${service}`, "written-by:roadworthy"],
    priority,
    options: {
      thresholds: { critical: limit },
      notify_no_data: isSilenceTrouble === true,
      ...(isSilenceTrouble && { no_data_timeframe: 60 }),
      require_full_window: false,
      renotify_interval: 240,
      include_tags: true,
    },
  }));
  return `${JSON.stringify(plans, undefined, 2)}\n`;
}
