from sqlmodel import Field, Session, SQLModel, create_engine

engine = create_engine("sqlite:///helpdesk.db")


class BaseConversation(SQLModel):
    id: str = Field(primary_key=True)
    messages: str


class Conversation(BaseConversation, table=True):
    pass


def keep(conversation, question, answer):
    with Session(engine) as session:
        session.add(Conversation(id=conversation, messages=f"{question}\n{answer}"))
        session.commit()
