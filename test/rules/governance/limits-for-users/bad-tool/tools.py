from langchain_core.tools import BaseTool


class DrawTool(BaseTool):
    name: str = "draw"
    description: str = "Posts an AI generated picture of the damage."

    def _run(self, damage: str) -> str:
        return damage
