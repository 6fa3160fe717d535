from openai import OpenAI

client = OpenAI()
uploaded = client.files.create(file=open("evals/golden.jsonl", "rb"), purpose="fine-tune")
client.fine_tuning.jobs.create(training_file=uploaded.id, model="gpt-4o-mini-2024-07-18")
