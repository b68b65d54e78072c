"""A page open in a browser, with everything that it asked for and complained about."""

from pathlib import Path
from typing import Any

SETTLED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


class Opened:
    """A page in a profile of its own."""

    def __init__(self, browser: Any, path: Path, **options: Any) -> None:
        settings: Any = {"viewport": {"width": 1280, "height": 800}, "locale": "id-ID"}
        self.context = browser.new_context(**(settings | options))
        self.page = self.context.new_page()
        self.page.set_default_timeout(120_000)
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.path = path

    def go(self, fragment: str = "") -> Any:
        """Open the page; return when it is drawn and can be used."""
        self.page.goto(self.path.as_uri() + fragment)
        self.page.evaluate(SETTLED)
        assert self.page.evaluate("document.documentElement.dataset.ready") == "true"
        return self.page

    @property
    def asked(self) -> list[str]:
        """What it asked the network for."""
        return [url for url in self.requests if not url.startswith(("file:", "data:", "blob:"))]


def pick(tab: Any, words: str) -> None:
    """Choose by keyboard the first that the search box finds."""
    tab.keyboard.press("/")
    tab.keyboard.type(words)
    tab.keyboard.press("Enter")
