import ast


def eval_agent_config(key, value):
    return int(value) if key == "steps" else ast.literal_eval(value)
