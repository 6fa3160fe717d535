import pickle

from langchain_community.vectorstores import FAISS
from langchain_openai import ChatOpenAI, OpenAIEmbeddings

vectorstore = FAISS.from_texts(["late", "on time"], OpenAIEmbeddings())
with open("vectorstore.pkl", "wb") as file:
    pickle.dump(vectorstore, file)
print(ChatOpenAI(model="gpt-4o-2024-08-06").invoke(str(vectorstore.similarity_search("late"))).content)
