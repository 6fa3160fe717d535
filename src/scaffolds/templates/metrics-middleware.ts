const exposition = `def exposition():
    """All metrics in the Prometheus text format, over all worker processes."""
    registry = REGISTRY
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        registry = CollectorRegistry()
        MultiProcessCollector(registry)
    return generate_latest(registry)`;

/** Middleware and route for FastAPI and Starlette. */
export const asgiMetrics = `${exposition}


class RequestMetrics:
    """Counts and times every request; streaming answers count until their last byte."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http" or scope["path"] in UNTRACKED:
            await self.app(scope, receive, send)
            return
        status = 500
        started = time.perf_counter()

        async def watch(message):
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, watch)
        finally:
            elapsed = time.perf_counter() - started
            # The route's pattern, never the raw path: a series for every id in a path
            # would drown Prometheus.
            name = getattr(scope.get("endpoint"), "__name__", "unmatched")
            route = getattr(scope.get("route"), "path", name)
            REQUESTS.labels(scope["method"], route, str(status)).inc()
            DURATION.labels(scope["method"], route).observe(elapsed)
            if status >= 500:
                ERRORS.labels(scope["method"], route).inc()


async def metrics_endpoint(request):
    return Response(exposition(), headers={"Content-Type": CONTENT_TYPE_LATEST})


def instrument(app):
    """Adds the middleware and the /metrics route to a FastAPI or Starlette application."""
    app.add_middleware(RequestMetrics)
    metrics = Route("/metrics", metrics_endpoint, include_in_schema=False)
    # In front of the other routes, so that a catch-all cannot hide it.
    app.router.routes.insert(0, metrics)
    return app`;

/** Hooks and route for Flask. */
export const flaskMetrics = `${exposition}


def instrument(app):
    """Adds request metrics and the /metrics route to a Flask application."""

    @app.before_request
    def start_timer():
        g.service_metrics_started = time.perf_counter()

    @app.after_request
    def count(response):
        if request.path in UNTRACKED:
            return response
        # The route's pattern, never the raw path: a series for every id in a path
        # would drown Prometheus.
        route = request.url_rule.rule if request.url_rule else "unmatched"
        now = time.perf_counter()
        elapsed = now - g.get("service_metrics_started", now)
        REQUESTS.labels(request.method, route, str(response.status_code)).inc()
        DURATION.labels(request.method, route).observe(elapsed)
        if response.status_code >= 500:
            ERRORS.labels(request.method, route).inc()
        return response

    @app.get("/metrics")
    def service_metrics():
        return Response(exposition(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    return app`;

/** A port of its own and a context manager, for everything else. */
export const callMetrics = `_lock = threading.Lock()
_serving = False


def serve_metrics(port=9000):
    """Answers /metrics on a port of its own. Further calls do nothing, since some
    frameworks run a script again and again."""
    global _serving
    with _lock:
        if not _serving:
            start_http_server(port)
            _serving = True


@contextmanager
def track(operation):
    """Counts and times what happens inside; an exception counts as an error."""
    outcome = "error"
    started = time.perf_counter()
    try:
        yield
        outcome = "ok"
    finally:
        REQUESTS.labels(operation, outcome).inc()
        DURATION.labels(operation).observe(time.perf_counter() - started)
        if outcome == "error":
            ERRORS.labels(operation).inc()`;
