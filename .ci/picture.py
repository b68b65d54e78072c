"""Take the pictures of README.md: `python .ci/picture.py DIR IMAGES`, with chromium.

Run by `make picture`. The page is opened as a reader opens it: from its file, in a laptop's window.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

_WINDOW = "1440,900"
_COLOURS = 128
_WAIT_MS = 20_000
"""Of the page's own clock: the layout has come to rest by then."""


def shoot(page: Path, picture: Path) -> None:
    """Write what a browser shows of `page` to `picture`, a PNG."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        sys.exit("no chromium on this machine; install it, for example: apt-get install chromium")
    with tempfile.TemporaryDirectory() as name:
        raw = Path(name) / "raw.png"
        flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        flags += [f"--window-size={_WINDOW}", f"--virtual-time-budget={_WAIT_MS}"]
        flags += [f"--user-data-dir={name}/profile", f"--screenshot={raw}"]
        subprocess.run([program, *flags, page.resolve().as_uri()], check=True, capture_output=True)
        picture.parent.mkdir(parents=True, exist_ok=True)
        image = Image.open(raw).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
        image.save(picture, optimize=True)


def main() -> None:
    """Take every picture."""
    directory, images = map(Path, sys.argv[1:])
    picture = images / "graph.png"
    shoot(directory / "graph.html", picture)
    sys.stdout.write(f"{picture}: {picture.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    main()
