import pandas as pd
import streamlit as st

st.title("Requests and latency (p95)")
st.line_chart(pd.read_csv("requests.csv"))
