from blog import posts


def publish(prompt: str):
    posts.info(prompt)
