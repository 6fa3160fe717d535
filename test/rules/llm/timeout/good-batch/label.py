from anthropic import Anthropic

client = Anthropic()


def label(row):
    return client.messages.create(model="claude-sonnet-4-5-20250929", max_tokens=10, messages=[{"role": "user", "content": row}])


if __name__ == "__main__":
    for line in open("rows.txt"):
        print(label(line))
