"""What every user is told, under each answer."""

NOTICE = (
    "Written by an AI model from the staff handbook; it can be wrong or out of date. "
    "The linked passages decide, and the people office answers where it matters. "
    "Please write no names or health details; questions are kept for 30 days."
)
