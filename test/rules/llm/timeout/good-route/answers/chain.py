from answers.model import build


async def answer(question: str) -> str:
    return (await build().ainvoke(question)).content
