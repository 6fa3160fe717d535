from sqlalchemy import JSON, Column, DateTime, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class TrainingRun(Base):
    __tablename__ = "training_runs"
    id = Column(Integer, primary_key=True)
    started_at = Column(DateTime)
    hyperparameters = Column(JSON)
    metrics = Column(JSON)
