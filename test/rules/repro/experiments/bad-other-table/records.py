from sqlalchemy import JSON, Column, DateTime, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class TrainingJob(Base):
    __tablename__ = "training_jobs"
    id = Column(Integer, primary_key=True)
    started_at = Column(DateTime)
