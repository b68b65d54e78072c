"""Sentences that made-up news is told in: one template for each type of event."""

from collections.abc import Mapping
from dataclasses import dataclass

Slots = Mapping[str, tuple[str, str]]
"""Slot -> (what fills it: official, state, body or place; the property that it fills)."""


@dataclass(frozen=True, slots=True)
class Template:
    """How an event is told; the trigger stands in brackets, `@` where and when in braces."""

    type: str
    weight: int
    """How often it is told, against the others."""
    slots: Slots
    wording: Mapping[str, str]
    """Language -> sentence."""
    planned: Mapping[str, str]
    """The same event, yet to come."""


def _two(id_: str, en: str) -> Mapping[str, str]:
    return {"id": id_, "en": en}


def _statement(type_: str, weight: int, id_: str, en: str) -> Template:
    return Template(
        type_,
        weight,
        {"a": ("official", "speaker"), "b": ("state", "addressee")},
        _two(f"{{a}} [{id_}] {{b}}, {{date}}.", f"{{a}} [{en}] {{b}} on {{date}}."),
        _two(f"{{a}} akan [{id_}] {{b}}, {{date}}.", f"{{a}} plans a word that [{en}] {{b}}."),
    )


TEMPLATES = (
    Template(
        "Meeting",
        30,
        {
            "a": ("official", "participant"),
            "b": ("official", "participant"),
            "p": ("place", "place"),
            "t": ("topic", "topic"),
        },
        _two(
            "{a} [bertemu] {b} di {p}, {date}, membahas {t}.",
            "{a} [met] {b} in {p} on {date} to discuss {t}.",
        ),
        _two("{a} akan [bertemu] {b} di {p}, {date}.", "{a} will [meet] {b} in {p} on {date}."),
    ),
    Template(
        "Visit",
        18,
        {"a": ("official", "visitor"), "p": ("place", "destination"), "o": ("place", "origin")},
        _two(
            "{a} [mengunjungi] {p}, {date}, setelah bertolak dari {o}.",
            "{a} [visited] {p} on {date} after leaving {o}.",
        ),
        _two("{a} akan [mengunjungi] {p}, {date}.", "{a} will [visit] {p} on {date}."),
    ),
    Template(
        "MissileLaunch",
        10,
        {
            "a": ("launcher", "launchedBy"),
            "m": ("missile", "missileType"),
            "s": ("place", "launchSite"),
            "p": ("sea", "towards"),
        },
        _two(
            "{a} [menembakkan] {count} {m} dari {s} ke {p}, {date}.",
            "{a} [fired] {count} {m} from {s} into {p} on {date}.",
        ),
        _two("{a} akan [menembakkan] {m}, {date}.", "{a} will [fire] a {m} on {date}."),
    ),
    Template(
        "Sanction",
        9,
        {"a": ("state", "imposedBy"), "b": ("body", "imposedOn"), "t": ("measure", "measure")},
        _two(
            "{a} [menjatuhkan sanksi] {t} atas {b}, {date}.",
            "{a} [imposed sanctions] on {b} on {date}: {t}.",
        ),
        _two("{a} akan [menjatuhkan sanksi] atas {b}.", "{a} will [impose sanctions] on {b}."),
    ),
    Template(
        "Agreement",
        7,
        {"a": ("state", "party"), "b": ("state", "party"), "t": ("topic", "subject")},
        _two(
            "{a} dan {b} [menyepakati] kerja sama {t}, {date}.",
            "{a} and {b} [agreed] on {t} on {date}.",
        ),
        _two("{a} dan {b} akan [menyepakati] kerja sama.", "{a} and {b} will [agree] on {date}."),
    ),
    Template(
        "MilitaryExercise",
        4,
        {"a": ("state", "conductedBy"), "b": ("state", "conductedBy"), "p": ("sea", "place")},
        _two(
            "{a} dan {b} menggelar [latihan militer] di {p}, {date}.",
            "{a} and {b} held a [military exercise] in {p} on {date}.",
        ),
        _two("{a} dan {b} akan menggelar [latihan militer].", "{a} and {b} plan a [drill]."),
    ),
    Template(
        "Conflict",
        5,
        {"a": ("state", "party"), "b": ("state", "party"), "p": ("place", "place")},
        _two("{a} [menyerang] {b} di {p}, {date}.", "{a} [attacked] {b} in {p} on {date}."),
        _two("{a} akan [menyerang] {b}, {date}.", "{a} will [attack] {b} on {date}."),
    ),
    _statement("Statement", 2, "berbicara kepada", "spoke to"),
    _statement("Support", 4, "mendukung", "backed"),
    _statement("Thanks", 2, "berterima kasih kepada", "thanked"),
    _statement("Threat", 2, "mengancam", "threatened"),
    _statement("Condemnation", 4, "mengecam", "condemned"),
    _statement("Warning", 3, "memperingatkan", "warned"),
    _statement("Request", 4, "mendesak", "urged"),
    _statement("Denial", 2, "membantah", "contradicted"),
)

TOPICS = (
    ("kerja sama energi", "energy cooperation"),
    ("perdagangan", "trade"),
    ("keamanan laut", "maritime security"),
    ("program nuklir", "the nuclear programme"),
    ("bantuan pangan", "food aid"),
    ("pertukaran tahanan", "a prisoner exchange"),
    ("perubahan iklim", "climate change"),
    ("utang luar negeri", "foreign debt"),
)
MEASURES = (
    ("pembekuan aset", "an asset freeze"),
    ("embargo senjata", "an arms embargo"),
    ("larangan bepergian", "a travel ban"),
    ("larangan ekspor", "an export ban"),
)
MISSILES = {
    "ballistic-missile": ("rudal balistik", "ballistic missiles"),
    "cruise-missile": ("rudal jelajah", "cruise missiles"),
    "hwasong-17": ("rudal Hwasong-17", "Hwasong-17 missiles"),
}
PLAIN = {
    "id": "Warga {p} menantikan kabar dari {a}, kata laporan itu.",
    "en": "People in {p} wait for word from {a}, the report says.",
}
"""A sentence that tells of no event."""
