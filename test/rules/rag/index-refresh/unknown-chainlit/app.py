import chainlit as cl

from clauses import split_and_store


@cl.on_chat_start
async def start():
    [contract] = await cl.AskFileMessage(content="Which contract?", accept=["application/pdf"]).send()
    split_and_store(contract.name, contract.path)
