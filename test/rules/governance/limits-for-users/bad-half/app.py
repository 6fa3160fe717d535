import gradio as gr

gr.Interface(fn=lambda text: text, inputs="text", outputs="text", description="AI-powered answers about your claim").launch()
