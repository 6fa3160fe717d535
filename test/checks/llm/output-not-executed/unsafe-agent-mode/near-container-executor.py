from autogen_ext.code_executors.docker import DockerCommandLineCodeExecutor
from autogen_ext.models.openai import OpenAIChatCompletionClient

client = OpenAIChatCompletionClient(model="gpt-4o-2024-08-06")


async def run() -> None:
    async with DockerCommandLineCodeExecutor(work_dir="work") as executor:
        print(executor, client)
