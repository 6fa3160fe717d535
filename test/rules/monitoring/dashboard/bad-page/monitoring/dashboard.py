import pandas as pd
import streamlit as st

st.title("Sales of the week")
st.line_chart(pd.read_csv("sales.csv"))
