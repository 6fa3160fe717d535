from fastapi import FastAPI
from litellm import BudgetManager, completion

app = FastAPI()
budgets = BudgetManager(project_name="helpdesk")


@app.post("/ask")
def ask(user: str, question: str):
    answer = completion(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": question}])
    budgets.update_cost(completion_obj=answer, user=user)
    return {"answer": answer.choices[0].message.content}
