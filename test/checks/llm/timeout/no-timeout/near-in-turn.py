import json
import sys

import anthropic


def described(client, row):
    reply = client.messages.create(
        model="claude-sonnet-4-5-20250929", max_tokens=300, messages=[{"role": "user", "content": row["title"]}]
    )
    return reply.content[0].text


def run(numbers):
    client = anthropic.Anthropic()
    rows = json.load(open("parcels.json"))
    for number in numbers:
        rows[number]["note"] = described(client, rows[number])
    json.dump(rows, open("noted.json", "w"))


if __name__ == "__main__":
    arguments = sys.argv[1:]
    run([int(one) for one in arguments])
