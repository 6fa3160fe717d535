from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from app.records import Answer

with Session(create_engine("sqlite:///answers.db")) as session:
    said = session.scalars(select(Answer.text)).all()
print(max(said, key=len))
