import os
from enum import Enum


class Environment(str, Enum):
    STAGING = "staging"
    PRODUCTION = "production"


limits = {
    Environment.STAGING: {"log_level": "INFO", "per_hour": 100},
    Environment.PRODUCTION: {"log_level": "WARNING", "per_hour": 50},
}
current = limits[Environment(os.environ["APP_ENV"])]
