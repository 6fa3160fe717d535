import enum

from openai import OpenAI
from pydantic import BaseModel


class Labels(str, enum.Enum):
    LATE = "late"
    UNRELATED = "unrelated"
    MALICIOUS_QUERY = "malicious_query"


class Intent(BaseModel):
    label: Labels


def intent(question: str) -> Intent:
    client = OpenAI(timeout=20)
    answer = client.beta.chat.completions.parse(
        model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": question}], response_format=Intent
    )
    return answer.choices[0].message.parsed
