from openai import OpenAI

client = OpenAI()


def main() -> None:
    print(client.responses.create(model="gpt-4.1-2025-04-14", input=input("> ")).output_text)


if __name__ == "__main__":
    main()
