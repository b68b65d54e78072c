import pytest

MARKED = [
    "[STATE Norwegia] mengundang [PER Ola Berg] ke [LOC Oslo].",
    "Menteri [PER Ola Berg] tiba di [LOC Tromso] pada hari Senin.",
    "[ORG Dewan Ikan Utara] menolak usul [STATE Islandia].",
    "[STATE Islandia] dan [STATE Norwegia] membahas batas laut.",
    "Harga ikan naik lagi pekan ini.",
    "[PER Kari Lund] menulis untuk [MEDIA Warta Fiord].",
]
"""Sentences of our own."""


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """A folder of training data: 60 lines of the bracket format and one sentence of IOB."""
    path = tmp_path_factory.mktemp("data")
    lines = (f"s:{i}\t{MARKED[i % len(MARKED)][:-1]} {i}.\t[]" for i in range(60))
    (path / "ours.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (path / "older.txt").write_text("Ola B-PER\ndi O\nNorwegia B-LOC\n", encoding="utf-8")
    return path
