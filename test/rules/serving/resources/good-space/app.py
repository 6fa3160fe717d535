import streamlit as st

st.number_input("weight", min_value=0.0)
