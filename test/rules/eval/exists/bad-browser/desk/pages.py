from playwright.sync_api import Browser, Page


class TextOfPage:
    def evaluate(self, page: Page, browser: Browser) -> str:
        for banner in page.locator(".banner").all():
            banner.evaluate("element => element.remove()")
        return page.inner_text("body")
