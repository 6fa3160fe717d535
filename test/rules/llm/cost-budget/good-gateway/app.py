from litellm import BudgetManager, completion

budget = BudgetManager(project_name="parcels")
budget.create_budget(total_budget=30, user="desk", duration="monthly")


def answer(question):
    return completion(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": question}])
