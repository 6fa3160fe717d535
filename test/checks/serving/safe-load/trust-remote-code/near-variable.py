from transformers import AutoModel


def load(settings):
    return AutoModel.from_pretrained(settings.name, revision=settings.revision, trust_remote_code=settings.trust)
