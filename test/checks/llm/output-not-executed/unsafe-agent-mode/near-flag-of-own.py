import argparse

from openai import OpenAI

client = OpenAI()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--yolo", action="store_true", help="detect boxes with YOLO")
    arguments = parser.parse_args()
    reply = client.responses.create(model="gpt-4.1-2025-04-14", input="Describe the boxes." if arguments.yolo else "Describe the image.")
    print(reply.output_text)


if __name__ == "__main__":
    main()
