def send_alert(text: str) -> None:
    print("To all users:", text)
