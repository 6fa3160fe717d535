from pathlib import Path

from app.main import ask


def main():
    for task in Path("tasks").iterdir():
        print(task.name, ask(task.read_text())["answer"])


if __name__ == "__main__":
    main()
