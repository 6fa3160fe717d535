from app.llm import propose
from app.shell import run_shell


def main(task: str) -> None:
    print(run_shell(propose(task)))


if __name__ == "__main__":
    main("list the largest files")
