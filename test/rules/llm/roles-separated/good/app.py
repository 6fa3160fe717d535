from openai import OpenAI

client = OpenAI()
LANGUAGES = {"en": "English", "de": "German"}


def answer(question, language, passages):
    system = f"You answer questions about parcels in {LANGUAGES[language]}. Use only these passages: {passages}"
    return client.chat.completions.create(
        model="gpt-4o-2024-08-06",
        messages=[{"role": "system", "content": system}, {"role": "user", "content": f"My question: {question}"}],
    )
