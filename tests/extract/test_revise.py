"""What the classifiers make of what the frames propose."""

from datetime import date

import pytest

from kg.annotation import Article
from kg.extract import extract_one
from kg.extract.classifier import load
from kg.extract.one import proposals
from kg.extract.revise import revise
from tests.extract.reading import told


def article(text):
    return Article("a", text, language="id", published=date(2024, 6, 1))


def roles(text, type_):
    read = extract_one(article(text))
    return {
        (role.property, read.entities[role.entity].known)
        for event in read.events
        if event.type == type_
        for role in event.roles
        if role.entity is not None
    }


@pytest.mark.parametrize(
    ("text", "type_", "filler"),
    [
        (
            "Departemen Keuangan AS menjatuhkan sanksi kepada sebuah perusahaan dagang dan dua "
            "pejabat Korea Utara.",
            "Sanction",
            ("imposedOn", "north-korea"),
        ),
        (
            "Prabowo Temui Anwar Ibrahim di Kuala Lumpur",
            "Meeting",
            ("participant", "anwar-ibrahim"),
        ),
        (
            "Kantor berita resmi Korea Utara memuat pernyataan Kim Jong Un bahwa kunjungannya ke "
            "Rusia menunjukkan betapa penting hubungan itu.",
            "Visit",
            ("visitor", "kim-jong-un"),
        ),
    ],
)
def test_a_filler_that_no_marker_announces_is_found(text, type_, filler):
    assert filler in roles(text, type_)


@pytest.mark.parametrize(
    "text",
    [
        "Pesawat pengebom Amerika Serikat terbang di atas Semenanjung Korea.",
        "Pesawat antariksa itu mendarat di Mars setelah terbang enam bulan.",
    ],
)
def test_a_proposal_that_tells_of_no_event_is_dropped(text):
    assert any(reports for _, reports in proposals(article(text)))
    assert not extract_one(article(text)).events


def test_whom_one_talked_to_is_no_party_to_the_next_talk_of_the_sentence():
    read = "Sugiono menemui Wang Yi di sela sidang PBB."
    assert ("participant", "united-nations") not in roles(read, "Meeting")


def test_a_language_that_was_taught_nothing_keeps_what_its_frames_read():
    for clause, reports in proposals(article("Vladimir Putin bertemu Xi Jinping di Moskow.")):
        assert revise(clause, reports, None) == reports


def test_what_was_not_taught_stays_as_the_frames_read_it():
    models = load("id_events")
    text = "Vladimir Putin mengutuk serangan itu dan berterima kasih kepada Xi Jinping."
    for clause, reports in proposals(article(text)):
        before = [(r.frame, dict(r.roles)) for r in reports]
        after = [(r.frame, dict(r.roles)) for r in revise(clause, reports, models)]
        assert before == after


def test_nothing_is_fired_at_where_it_is_fired_from():
    text = "Kedua rudal Korea Utara diluncurkan dari Sunan, dekat Pyongyang, menjelang tengah hari."
    (launch,) = [fact for fact in told(text, "id") if fact.type == "MissileLaunch"]
    assert "towards" not in launch.roles
