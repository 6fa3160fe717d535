from twilio.rest import Client

client = Client()


def notify(number: str, text: str):
    return client.messages.create(to=number, body=text, from_="+4912345")
