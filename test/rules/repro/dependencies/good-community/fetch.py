import aiohttp
from langchain_community.document_loaders import TextLoader


async def fetch(url: str) -> str:
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return await response.text()


def load(path: str):
    return TextLoader(path).load()
