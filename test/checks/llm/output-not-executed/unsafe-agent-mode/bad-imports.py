from smolagents import CodeAgent, InferenceClientModel

agent = CodeAgent(  # finding
    tools=[],
    model=InferenceClientModel(),
    additional_authorized_imports=["*"],
)
