from smolagents import CodeAgent, InferenceClientModel

agent = CodeAgent(tools=[], model=InferenceClientModel(), executor_type="e2b", additional_authorized_imports=["numpy"])
