import openai
import typer

app = typer.Typer()


@app.command()
def ask(question: str) -> None:
    reply = openai.OpenAI().responses.create(model="gpt-5.2-2025-12-11", input=question, max_output_tokens=300)
    typer.echo(reply.output_text)


if __name__ == "__main__":
    app()
