from label_studio_sdk import Client

client = Client(url="https://labels.example.org", api_key="none")
tasks = client.get_project(4).get_labeled_tasks()
