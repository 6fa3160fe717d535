import streamlit as st
from langchain_community.document_loaders import PyPDFLoader
from langchain_community.vectorstores import FAISS
from langchain_openai import ChatOpenAI, OpenAIEmbeddings

contract = st.file_uploader("A contract", type="pdf")
question = st.text_input("Your question")
if contract and question:
    index = FAISS.from_documents(PyPDFLoader(contract).load_and_split(), OpenAIEmbeddings())
    clauses = "\n".join(one.page_content for one in index.similarity_search(question, k=5))
    model = ChatOpenAI(model="gpt-4o-2024-08-06", timeout=20)
    st.write(model.invoke(f"{clauses}\n\n{question}").content)
