from app.main import kinds_in


def test_an_obeyed_injection_is_dropped():
    assert kinds_in("admin_access system_override") == []
