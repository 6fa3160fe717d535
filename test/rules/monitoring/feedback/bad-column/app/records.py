from sqlalchemy import Boolean, Column, Integer, Text
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Answer(Base):
    __tablename__ = "answers"
    id = Column(Integer, primary_key=True)
    text = Column(Text)
    was_right = Column(Boolean)
