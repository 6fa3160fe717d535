def render_risk_alert_banner(text: str) -> str:
    return f"<div>{text}</div>"
