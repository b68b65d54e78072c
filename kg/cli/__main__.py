"""`python -m kg.cli` is `kg`."""

from kg.cli import app

if __name__ == "__main__":
    app()
