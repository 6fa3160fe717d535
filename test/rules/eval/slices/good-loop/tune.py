import evaluate
import transformers


def tune(trainer, answers):
    accuracy = evaluate.load("accuracy")
    trainer = transformers.Trainer(model=None)
    trainer.train()
    for subject in answers:
        figure = accuracy.compute(references=answers[subject]["expected"], predictions=answers[subject]["given"])
        trainer.log({f"accuracy_{subject}": figure["accuracy"]})
