import gradio as gr

from clauses import answer, split_and_store

with gr.Blocks() as page:
    contract = gr.File(label="A contract", file_types=[".pdf"])
    contract.upload(split_and_store, contract)
    gr.ChatInterface(answer)

page.launch()
