"""What a merged entity is called: preferred names, and every other name that a source used."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.annotation import Extraction
from kg.reason.context import Local
from kg.reason.identity import Thing
from kg.reason.lookup import Lookup, coarse

_LANGUAGES = ("id", "en")


def things(
    extractions: Sequence[Extraction], every: Iterable[Local], lookup: Lookup
) -> dict[str, Thing]:
    """Describe every canonical entity."""
    languages = {e.article.id: e.article.language for e in extractions}
    groups: dict[str, list[Local]] = defaultdict(list)
    for local in every:
        groups[local.canonical].append(local)
    return {k: _thing(k, groups[k], languages, lookup) for k in sorted(groups)}


def _thing(
    canonical: str, members: Sequence[Local], languages: Mapping[str, str], lookup: Lookup
) -> Thing:
    used = {(n, languages[m.article]) for m in members for n in m.entity.names}
    entry = lookup.gazetteer.entries.get(canonical)
    if entry:
        labels = {lang: entry.label(lang) for lang in _LANGUAGES}
        used |= {(n.text, n.language or "") for n in entry.names if n.kind in ("label", "alias")}
        type_ = entry.type
    else:
        labels = _composed_labels(canonical, lookup) or _most_used(members, languages)
        type_ = _commonest(m.entity.type for m in members if coarse(m.entity.type) == m.kind)
    aliases = sorted(used - {(text, lang) for lang, text in labels.items()})
    return Thing(canonical, type_, labels, tuple(aliases), canonical if entry else None)


def _composed_labels(canonical: str, lookup: Lookup) -> dict[str, str]:
    """Name a body by its parts: "Kementerian Pertahanan Jepang", "Ministry of Defence of Japan"."""
    head, of, owner = canonical.partition(".of.")
    entries = lookup.gazetteer.entries
    if not of or head not in entries or owner not in entries:
        return {}
    return {
        "id": f"{entries[head].label('id')} {entries[owner].label('id')}",
        "en": f"{entries[head].label('en')} of {entries[owner].label('en')}",
    }


def _most_used(members: Sequence[Local], languages: Mapping[str, str]) -> dict[str, str]:
    names: dict[str, list[str]] = defaultdict(list)
    for member in members:
        names[languages[member.article]].append(member.name or member.entity.mentions[0].surface)
    return {language: _commonest(names[language]) for language in sorted(names)}


def _commonest(values: Iterable[str]) -> str:
    """Return the most frequent value, the longest and then the least of those."""
    counts = Counter(values)
    return min(counts, key=lambda v: (-counts[v], -len(v), v)) if counts else "Thing"
