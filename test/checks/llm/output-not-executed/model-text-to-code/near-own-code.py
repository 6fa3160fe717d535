import subprocess

from openai import OpenAI

client = OpenAI()
SETUP = "ffmpeg -i input.mp4 -vn audio.wav"


def transcribe(path: str) -> str:
    subprocess.run(SETUP, shell=True, check=True)
    with open(path, "rb") as file:
        return client.audio.transcriptions.create(model="whisper-1", file=file).text
