import streamlit as st

from clauses import split_and_store

contract = st.file_uploader("A contract", type="pdf")
if contract:
    split_and_store(contract.name, contract.read())
