"""Reading: what is an article, what is refused and where, and what is only skipped."""

import gzip
import io
import json
from datetime import date
from pathlib import Path

import pytest

from kg.article import Skipped, detect_language, languages, read
from kg.errors import ArticleError

INDONESIAN = "Presiden kedua negara itu bertemu di ibu kota pada Rabu pagi membahas perdagangan."
ENGLISH = "The two presidents met in the capital on Wednesday morning to talk about trade."
FRENCH = "Les deux présidents se sont rencontrés mercredi dans la capitale pour parler de commerce."


def row(**fields: object) -> str:
    return json.dumps({"id": "a", "text": INDONESIAN} | fields, ensure_ascii=False)


def file(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_line_of_json_gives_all_its_fields(tmp_path):
    path = file(
        tmp_path,
        "a.jsonl",
        row(
            title="Dua Presiden Bertemu",
            published="2023-09-13",
            publisher="Harian Contoh",
            url="https://example.org/a",
            language="id",
        ),
    )
    (article,) = read([path])
    assert article.text == f"Dua Presiden Bertemu\n{INDONESIAN}"
    assert (article.id, article.title, article.language) == ("a", "Dua Presiden Bertemu", "id")
    assert (article.published, article.publisher) == (date(2023, 9, 13), "Harian Contoh")
    assert article.url == "https://example.org/a"


def test_all_fields_but_id_and_text_may_be_missing_or_null(tmp_path):
    nothing = dict.fromkeys(("title", "published", "publisher", "url", "language"))
    path = file(tmp_path, "a.jsonl", row(id="a") + "\n\n" + row(id="b", **nothing) + "\n")
    first, second = read([path])
    assert (first.id, second.id) == ("a", "b")
    assert first.text == second.text == INDONESIAN
    for article in (first, second):
        assert (article.title, article.published, article.publisher) == (None, None, None)


def test_a_title_that_begins_the_text_too_stands_twice_and_once_as_furniture(tmp_path):
    path = file(tmp_path, "a.jsonl", row(title="Dua Presiden", text=f"Dua Presiden\n{INDONESIAN}"))
    (article,) = read([path])
    assert article.text == f"Dua Presiden\nDua Presiden\n{INDONESIAN}"
    assert [article.text[s.start : s.end] for s in article.furniture] == ["Dua Presiden"]
    assert article.furniture[0].start > 0


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Dua Presiden Bertemu di Ibu Kota", "Dua Presiden Bertemu di Ibu Kota"),
        ("Akankah Mereka Bertemu?", "Akankah Mereka Bertemu?"),
        ("Dua presiden bertemu di ibu kota.", None),
        ("CONTOH.COM - Dua presiden bertemu di ibu kota", None),
        ("Rabu, 13 September 2023 | 10:22 WIB", None),
        ("Baca juga: Dua Presiden Bertemu", None),
        ("Dua presiden " + "dan para menteri " * 12, None),
    ],
)
def test_the_first_line_of_a_text_file_is_its_title_if_it_reads_like_one(tmp_path, first, title):
    path = file(tmp_path, "a.txt", f"{first}\n{INDONESIAN}\n")
    (article,) = read([path])
    assert article.title == title
    assert article.text == f"{first}\n{INDONESIAN}\n"


def test_a_text_of_one_line_has_no_title(tmp_path):
    (article,) = read([file(tmp_path, "a.txt", "Dua Presiden Bertemu di Ibu Kota Negara Itu")])
    assert article.title is None


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path):
    (article,) = read([file(tmp_path, "a.txt", b"\xef\xbb\xbf" + INDONESIAN.encode())])
    assert article.text == INDONESIAN


def test_folders_files_and_standard_input_mix_in_the_order_given(tmp_path):
    file(tmp_path, "in/b.txt", INDONESIAN)
    file(tmp_path, "in/a/z.jsonl", row(id="z"))
    file(tmp_path, "in/.hidden/c.txt", INDONESIAN)
    file(tmp_path, "in/notes.md", "not an article")
    packed = file(tmp_path, "y.jsonl.gz", gzip.compress(row(id="y").encode()))
    stdin = io.BytesIO(row(id="x").encode())
    found = read(["-", packed, tmp_path / "in", packed], stdin=stdin)
    assert [article.id for article in found] == ["x", "y", "z", "b"]


def test_standard_input_may_be_a_text_stream():
    (article,) = read(["-"], stdin=io.StringIO(row(id=7)))
    assert article.id == "7"


BAD = {
    "not JSON": ('{"id": "a"', "not JSON"),
    "no object": ("[1]", "a list, not an object"),
    "no id": ('{"text": "Ada."}', "'id' is missing"),
    "no text": ('{"id": "a"}', "'text' is missing"),
    "empty text": (row(text=" \n"), "'text' is empty"),
    "wrong type": (row(title=["a"]), "'title' is ['a']; expected a string"),
    "bad date": (row(published="13/9/2023"), "'published' is '13/9/2023'; expected YYYY-MM-DD"),
    "half a pair": ('{"id": "a", "text": "x \\ud83d y"}', "half a surrogate pair"),
    "bad bytes": (b'{"id": "a", "text": "\xff"}', "not UTF-8"),
}


@pytest.mark.parametrize(("line", "what"), BAD.values(), ids=BAD)
def test_a_bad_line_is_refused_with_file_and_line(tmp_path, line, what):
    good = row(id="good") + "\n"
    path = file(
        tmp_path, "a.jsonl", good.encode() + (line.encode() if isinstance(line, str) else line)
    )
    with pytest.raises(ArticleError) as refused:
        list(read([path]))
    assert str(refused.value).startswith(f"{path}:2: ")
    assert what in str(refused.value)


def test_bad_bytes_in_a_text_file_are_refused_with_their_line(tmp_path):
    path = file(tmp_path, "a.txt", b"Dua presiden\nbertemu di \xe9ibu kota")
    with pytest.raises(ArticleError, match=r"a\.txt:2: not UTF-8"):
        list(read([path]))


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.txt", "  \n", "the text is empty"),
        ("a.pdf", "x", "not a kind of file that holds articles"),
        ("a.jsonl.gz", b"no gzip", "not whole gzip|cannot be read"),
        ("a.jsonl.gz", gzip.compress(row().encode() * 50)[:-12], "not whole gzip|cannot be read"),
    ],
)
def test_a_bad_file_is_refused(tmp_path, name, content, what):
    path = file(tmp_path, name, content)
    with pytest.raises(ArticleError, match=what):
        list(read([path]))


def test_what_is_not_there_is_refused(tmp_path):
    with pytest.raises(ArticleError, match="no such file or folder"):
        list(read([tmp_path / "nowhere.txt"]))
    with pytest.raises(ArticleError, match="no articles in this folder"):
        list(read([tmp_path]))


def test_an_identifier_that_stands_twice_is_refused_with_both_places(tmp_path):
    path = file(tmp_path, "a.jsonl", row(id="b"))
    other = file(tmp_path, "b.txt", INDONESIAN)
    with pytest.raises(ArticleError) as refused:
        list(read([path, other]))
    assert f"{other}: id 'b' stands in {path}:1 already" in str(refused.value)


def test_keeping_going_notes_what_is_refused_and_reads_the_rest(tmp_path):
    content = "\n".join([row(id="a"), "{", row(id="b"), row(id="a")])
    path = file(tmp_path, "a.jsonl", content)
    notes: list[Skipped] = []
    found = list(read([tmp_path / "no.txt", path], keep_going=True, skipped=notes))
    assert [article.id for article in found] == ["a", "b"]
    assert [note.where for note in notes] == [str(tmp_path / "no.txt"), f"{path}:2", f"{path}:4"]
    assert all(note.refused for note in notes)


def test_a_text_in_another_language_is_skipped_with_a_note_and_no_error(tmp_path):
    path = file(tmp_path, "a.jsonl", row(text=FRENCH) + "\n" + row(id="b"))
    notes: list[Skipped] = []
    assert [article.id for article in read([path], skipped=notes)] == ["b"]
    assert notes == [Skipped(f"{path}:1", "its language is 'fr'", refused=False)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (INDONESIAN, "id"),
        (ENGLISH, "en"),
        (FRENCH, "fr"),
        ("Kim Jong Un bertemu Putin.", "id"),
        ("N. Korea fires missile.", "en"),
    ],
)
def test_the_language_is_told_where_it_is_not_given(tmp_path, text, language):
    code = detect_language(text)
    assert {"ms": "id"}.get(code, code) == language


@pytest.mark.parametrize("given", ["id", "ID", "id-ID", "ms", "en_GB"])
def test_a_language_that_is_given_is_believed(tmp_path, given):
    (article,) = read([file(tmp_path, "a.jsonl", row(language=given))])
    assert article.language == {"e": "en"}.get(given[0], "id")
    assert article.language in languages()


def test_a_date_with_a_time_is_a_date(tmp_path):
    (article,) = read([file(tmp_path, "a.jsonl", row(published="2023-09-13T22:15:00+07:00"))])
    assert article.published == date(2023, 9, 13)


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_a_date_that_stands_for_a_missing_one_is_refused(tmp_path, year):
    path = tmp_path / "a.jsonl"
    row = {"id": "a", "text": "Kim Jong Un tiba di Rusia.", "published": f"{year}-01-01"}
    path.write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(ArticleError, match=r"a\.jsonl:1: 'published' is .*expected a year from"):
        list(read([path]))
