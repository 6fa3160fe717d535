import markdown
import nh3
from django.utils.safestring import mark_safe
from openai import OpenAI


class Summary:
    def __init__(self) -> None:
        self.client = OpenAI()

    def render(self, text: str) -> str:
        reply = self.client.responses.create(model="gpt-4.1-2025-04-14", input=text)
        return mark_safe(nh3.clean(markdown.markdown(reply.output_text)))
