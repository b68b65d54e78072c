"""Print `ontologies/gazetteer/territories.tsv`: the territories that rigour knows, one a line.

Run by `make territories` where rigour is installed, which needs a C++ compiler and ICU: newskg
itself reads the table, so that it installs without either.
"""

import sys
from importlib.metadata import version

from rigour.territories import get_territories


def main() -> None:
    """Write the table to standard output."""
    lines = [
        f"# ISO 3166-1 code, Wikidata item, country or not, parent, name, full name."
        f" Made by `make territories` from rigour {version('rigour')} (MIT licence)."
    ]
    for territory in sorted(get_territories(), key=lambda t: t.code):
        if len(territory.code) == 2:
            parent = territory.parent.code.upper() if territory.parent else ""
            kind = "country" if territory.is_country else ""
            names = (territory.name, territory.full_name)
            lines.append("\t".join((territory.code.upper(), territory.qid, kind, parent, *names)))
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
