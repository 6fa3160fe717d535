from openai import OpenAI


def make_client(timeout=None):
    """Nobody gives it a timeout, and `None` takes the client's own limit away."""
    return OpenAI(timeout=timeout)  # finding
