"""Take the pictures of README.md: `python .ci/picture.py DIR IMAGES`, with chromium.

Run by `make picture`. The page is opened as a reader opens it: from its file, in a laptop's window.
With `--all` before DIR it takes, to be looked at and not kept, the page of the seeds and of made-up
graphs of 500, 3,000 and 10,000 nodes in every view, light, dark and on a phone.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from kg.export.html.network import GraphNetwork
from tests.export.synthetic import synthetic

_COLOURS = 255
_SETTLED_MS = 700
"""What follows a pick moves for a third of a second."""
_SIZES = (500, 3000, 10_000)
_LAPTOP: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
_PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}


@dataclass(frozen=True)
class Shot:
    """A picture: of what, on what, and after what."""

    name: str
    screen: dict[str, Any] = field(default_factory=lambda: _LAPTOP)
    scheme: str = "light"
    language: str = "id-ID"
    fragment: str = ""
    action: str = ""


_PICK = "KG.choose(KG.graph.mainEvents[0])"
README = (Shot("graph", language="en-GB"), Shot("event", language="en-GB", action=_PICK))
OF_ALL = (
    Shot("open"),
    Shot("open-dark", scheme="dark"),
    Shot("open-phone", _PHONE),
    Shot("event", action=_PICK),
    Shot("event-phone-dark", _PHONE, "dark", action=_PICK),
    Shot("thing", language="en-GB", action="KG.choose(KG.graph.mainThings[0])"),
    Shot("focus", action="KG.focus(KG.graph.mainThings[0])"),
    Shot("path", action="KG.findPath(KG.graph.mainThings[0], KG.graph.mainThings[9])"),
    Shot("all", fragment="#mode=all"),
    Shot("communities", fragment="#groups=1"),
    Shot("timeline", fragment="#view=timeline"),
    Shot("timeline-phone", _PHONE, fragment="#view=timeline"),
    Shot("map", fragment="#view=map"),
    Shot("map-phone-dark", _PHONE, "dark", fragment="#view=map"),
)


def shoot(browser: Any, page: Path, shot: Shot) -> Image.Image:
    """Return what a browser shows of `page`."""
    context = browser.new_context(**shot.screen, color_scheme=shot.scheme, locale=shot.language)
    tab = context.new_page()
    tab.goto(page.resolve().as_uri() + shot.fragment)
    if shot.action:
        tab.evaluate(f"() => {{ {shot.action} }}")
    tab.wait_for_timeout(_SETTLED_MS)
    image = Image.open(BytesIO(tab.screenshot())).convert("RGB")
    context.close()
    return image.quantize(_COLOURS, dither=Image.Dither.NONE)


def pages(folder: Path, seeds: Path) -> Iterator[tuple[str, Path]]:
    """Yield the page of the seeds, and those of made-up graphs."""
    yield "seeds", seeds
    for count in _SIZES:
        path = folder / f"{count}.html"
        path.write_text(GraphNetwork(synthetic(count), title="").generate_html(), "utf-8")
        yield str(count), path


def main() -> None:
    """Take every picture."""
    arguments = [a for a in sys.argv[1:] if a != "--all"]
    directory, images = map(Path, arguments)
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        sys.exit("no chromium on this machine; install it, for example: apt-get install chromium")
    images.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        wanted = [("", directory / "graph.html", README)]
        if "--all" in sys.argv:
            made = pages(Path(name), directory / "graph.html")
            wanted = [(f"{tag}-", page, OF_ALL) for tag, page in made]
        for tag, page, shots in wanted:
            for shot in shots:
                picture = images / f"{tag}{shot.name}.png"
                shoot(browser, page, shot).save(picture, optimize=True)
                sys.stdout.write(f"{picture}: {picture.stat().st_size // 1000} kB\n")
        browser.close()


if __name__ == "__main__":
    main()
