from enum import StrEnum
from typing import Literal

from pydantic import BaseModel


class ModelStage(StrEnum):
    STAGING = "Staging"
    PRODUCTION = "Production"


class Promotion(BaseModel):
    stage: ModelStage
    previous: Literal["Staging", "Production"]
