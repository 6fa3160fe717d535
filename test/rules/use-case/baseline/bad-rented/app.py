from openai import OpenAI

reply = OpenAI().responses.create(model="gpt-4o-2024-08-06", input="Where is my parcel?")
