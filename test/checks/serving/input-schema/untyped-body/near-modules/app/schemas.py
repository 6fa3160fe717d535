from pydantic import BaseModel


class Row(BaseModel):
    months: int
