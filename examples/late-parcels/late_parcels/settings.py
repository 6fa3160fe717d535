"""Settings come from the environment: ConfigMap and Secret in production, .env on a laptop."""

import os
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Settings:
    # A fixed version, never `latest`: deploy/base/model.env is what changes it.
    model_uri: str = field(default_factory=lambda: os.environ["MODEL_URI"])
    database_url: str = field(default_factory=lambda: os.environ["DATABASE_URL"])
    # One key per caller, so that one can be withdrawn: `depot-app:…,planner:…`.
    api_keys: str = field(default_factory=lambda: os.environ["API_KEYS"], repr=False)

    def callers(self) -> dict[str, str]:
        return {key: name for name, _, key in (pair.partition(":") for pair in self.api_keys.split(",")) if key}
