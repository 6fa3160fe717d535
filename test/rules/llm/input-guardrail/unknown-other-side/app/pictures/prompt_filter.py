REFUSED = ("blood", "weapon")


class PromptFilter:
    def let_through(self, wish: str) -> str:
        if any(word in wish for word in REFUSED):
            raise ValueError("refused")
        return wish
