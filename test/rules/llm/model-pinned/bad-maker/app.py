import vertexai
from vertexai.generative_models import GenerativeModel

vertexai.init(project="parcels")
model = GenerativeModel("gemini-2.5-pro-latest")


def answer(question):
    return model.generate_content(question).text
