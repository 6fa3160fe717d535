from markupsafe import Markup


def bubble(text: str) -> Markup:
    return Markup("<p class='bubble'>" + text + "</p>")  # finding
