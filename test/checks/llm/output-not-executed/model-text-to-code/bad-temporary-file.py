import asyncio
import tempfile

from openai import AsyncOpenAI

client = AsyncOpenAI()


class Runner:
    async def run(self, task: str) -> str:
        reply = await client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": task}])
        source = reply.choices[0].message.content
        with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
            file.write(source)
            file.flush()
            process = await asyncio.create_subprocess_exec("python", file.name, stdout=asyncio.subprocess.PIPE)  # finding
            output, _ = await process.communicate()
        return output.decode()
