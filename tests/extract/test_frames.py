"""One sentence for every frame, voice and language: what it evokes, who fills the roles, its status."""

import pytest

from kg.extract.frames import VOICES, frames, needs, range_of
from kg.extract.language import languages
from kg.vocabulary import superclasses, superproperties
from tests.extract.reading import told

CASES: list[tuple[str, str, str, str, dict[str, list[str]]]] = [
    # Meeting
    ("meet.active", "id", "Presiden Prabowo Subianto bertemu Perdana Menteri Jepang Shigeru Ishiba di Tokyo pada Selasa.",
     "Meeting", {"participant": ["prabowo-subianto", "shigeru-ishiba"], "place": ["tokyo"]}),
    ("meet.active", "en", "President Joe Biden met Chinese President Xi Jinping in Lima on Tuesday.",
     "Meeting", {"participant": ["joe-biden", "xi-jinping"], "place": ["lima"]}),
    ("meet.passive", "id", "Retno Marsudi ditemui Sergei Lavrov di Moskow.",
     "Meeting", {"participant": ["retno-marsudi", "sergei-lavrov"], "place": ["moscow"]}),
    ("meeting.nominal", "id", "Pertemuan antara Xi Jinping dan Vladimir Putin berlangsung di Moskow.",
     "Meeting", {"participant": ["vladimir-putin", "xi-jinping"], "place": ["moscow"]}),
    ("meeting.nominal", "en", "The talks between Xi Jinping and Vladimir Putin took place in Moscow.",
     "Meeting", {"participant": ["vladimir-putin", "xi-jinping"], "place": ["moscow"]}),
    ("meeting.host.nominal", "id", "Qatar menjadi tuan rumah perundingan antara Israel dan Hamas di Doha.",
     "Meeting", {"host": ["qatar"], "participant": ["hamas", "israel"], "place": ["doha"]}),
    ("meeting.host.nominal", "en", "Qatar hosted talks between Israel and Hamas in Doha.",
     "Meeting", {"host": ["qatar"], "participant": ["hamas", "israel"], "place": ["doha"]}),
    ("receive.active", "id", "Presiden Joko Widodo menerima Menteri Luar Negeri Rusia Sergei Lavrov di Jakarta.",
     "Meeting", {"participant": ["joko-widodo", "sergei-lavrov"], "place": ["jakarta"]}),
    ("receive.active", "en", "Emmanuel Macron received Olaf Scholz in Paris.",
     "Meeting", {"participant": ["emmanuel-macron", "olaf-scholz"], "place": ["paris"]}),
    ("receive.passive", "id", "Sergei Lavrov diterima Presiden Prabowo Subianto di Jakarta.",
     "Meeting", {"participant": ["prabowo-subianto", "sergei-lavrov"], "place": ["jakarta"]}),
    ("receive.passive", "en", "Sergei Lavrov was received by Prabowo Subianto in Jakarta.",
     "Meeting", {"participant": ["prabowo-subianto", "sergei-lavrov"], "place": ["jakarta"]}),
    ("courtesy-call.nominal", "id", "Kunjungan kehormatan Sergei Lavrov kepada Prabowo Subianto berlangsung hangat.",
     "Meeting", {"participant": ["prabowo-subianto", "sergei-lavrov"]}),
    ("courtesy-call.nominal", "en", "Sergei Lavrov made a courtesy call to Prabowo Subianto.",
     "Meeting", {"participant": ["prabowo-subianto", "sergei-lavrov"]}),
    # MissileLaunch
    ("bombard.active", "id", "Iran menyerang Israel dengan puluhan rudal balistik.",
     "MissileLaunch", {"launchedBy": ["iran"], "missileType": ["ballistic-missile"], "towards": ["israel"]}),
    ("bombard.active", "en", "Iran struck Israel with dozens of ballistic missiles.",
     "MissileLaunch", {"launchedBy": ["iran"], "missileType": ["ballistic-missile"], "towards": ["israel"]}),
    ("bombard.passive", "id", "Ukraina diserang Rusia dengan rudal jelajah.",
     "MissileLaunch", {"launchedBy": ["russia"], "missileType": ["cruise-missile"], "towards": ["ukraine"]}),
    ("bombard.passive", "en", "Ukraine was hit with cruise missiles by Russia.",
     "MissileLaunch", {"launchedBy": ["russia"], "missileType": ["cruise-missile"], "towards": ["ukraine"]}),
    ("launch.active", "id", "Korea Utara meluncurkan dua rudal jelajah ke arah Laut Kuning.",
     "MissileLaunch", {"launchedBy": ["north-korea"], "missileType": ["cruise-missile"], "towards": ["yellow-sea"]}),
    ("launch.active", "en", "North Korea launched two cruise missiles toward the Yellow Sea.",
     "MissileLaunch", {"launchedBy": ["north-korea"], "missileType": ["cruise-missile"], "towards": ["yellow-sea"]}),
    ("launch.passive", "id", "Dua rudal balistik diluncurkan oleh Korea Utara ke arah Jepang.",
     "MissileLaunch", {"launchedBy": ["north-korea"], "missileType": ["ballistic-missile"], "towards": ["japan"]}),
    ("launch.passive", "en", "Two ballistic missiles were launched by North Korea toward Japan.",
     "MissileLaunch", {"launchedBy": ["north-korea"], "missileType": ["ballistic-missile"], "towards": ["japan"]}),
    ("launching.nominal", "id", "Peluncuran rudal balistik antarbenua oleh Korea Utara terjadi pada Rabu.",
     "MissileLaunch", {"launchedBy": ["north-korea"], "missileType": ["intercontinental-ballistic-missile"]}),
    ("launching.nominal", "en", "North Korea's launch of an intercontinental ballistic missile on Wednesday alarmed Japan.",
     "MissileLaunch", {"launchedBy": ["north-korea"], "missileType": ["intercontinental-ballistic-missile"]}),
    ("missile.lands.active", "id", "Sebuah rudal balistik Korea Utara jatuh ke Laut Jepang.",
     "MissileLaunch", {"launchedBy": ["north-korea"], "missileType": ["ballistic-missile"], "towards": ["east-sea"]}),
    ("missile.lands.active", "en", "A North Korean missile flew over Japan.",
     "MissileLaunch", {"launchedBy": ["north-korea"], "overflew": ["japan"]}),
    # Sanction
    ("sanction.nominal", "id", "Sanksi PBB terhadap Korea Utara masih berlaku.",
     "Sanction", {"imposedBy": ["united-nations"], "imposedOn": ["north-korea"]}),
    ("sanction.nominal", "en", "U.N. sanctions on North Korea remain in place.",
     "Sanction", {"imposedBy": ["united-nations"], "imposedOn": ["north-korea"]}),
    ("sanction.impose.nominal", "id", "Amerika Serikat menjatuhkan sanksi kepada Rusia.",
     "Sanction", {"imposedBy": ["united-states"], "imposedOn": ["russia"]}),
    ("sanction.impose.nominal", "en", "The United States imposed sanctions on Russia.",
     "Sanction", {"imposedBy": ["united-states"], "imposedOn": ["russia"]}),
    ("sanction.suffer.nominal", "id", "Korea Utara menghindari sanksi PBB.",
     "Sanction", {"imposedBy": ["united-nations"], "imposedOn": ["north-korea"]}),
    ("sanction.suffer.nominal", "en", "North Korea evaded U.N. sanctions.",
     "Sanction", {"imposedBy": ["united-nations"], "imposedOn": ["north-korea"]}),
    ("to-sanction.active", "id", "Uni Eropa menyanksi Belarus.",
     "Sanction", {"imposedBy": ["european-union"], "imposedOn": ["belarus"]}),
    ("to-sanction.active", "en", "The European Union blacklisted Belarus.",
     "Sanction", {"imposedBy": ["european-union"], "imposedOn": ["belarus"]}),
    ("to-sanction.passive", "id", "Belarus disanksi oleh Uni Eropa.",
     "Sanction", {"imposedBy": ["european-union"], "imposedOn": ["belarus"]}),
    ("to-sanction.passive", "en", "Belarus was sanctioned by the European Union.",
     "Sanction", {"imposedBy": ["european-union"], "imposedOn": ["belarus"]}),
    # Visit
    ("visit.active", "id", "Sergei Lavrov mengunjungi Pyongyang.",
     "Visit", {"destination": ["pyongyang"], "visitor": ["sergei-lavrov"]}),
    ("visit.active", "en", "Sergei Lavrov visited Pyongyang.",
     "Visit", {"destination": ["pyongyang"], "visitor": ["sergei-lavrov"]}),
    ("visit.passive", "id", "Vietnam dikunjungi Xi Jinping.",
     "Visit", {"destination": ["vietnam"], "visitor": ["xi-jinping"]}),
    ("visit.passive", "en", "Vietnam was visited by Xi Jinping.",
     "Visit", {"destination": ["vietnam"], "visitor": ["xi-jinping"]}),
    ("visiting.nominal", "id", "Kunjungan Xi Jinping ke Hanoi berlangsung dua hari.",
     "Visit", {"destination": ["hanoi"], "visitor": ["xi-jinping"]}),
    ("visiting.nominal", "en", "Xi Jinping's visit to Hanoi lasted two days.",
     "Visit", {"destination": ["hanoi"], "visitor": ["xi-jinping"]}),
    # Statements
    ("support.active", "id", "China menyatakan dukungan kepada Pakistan.",
     "Support", {"addressee": ["pakistan"], "speaker": ["china"]}),
    ("support.active", "en", "China backed Pakistan.",
     "Support", {"addressee": ["pakistan"], "speaker": ["china"]}),
    ("thanks.active", "id", "Volodymyr Zelensky berterima kasih kepada Jerman.",
     "Thanks", {"addressee": ["germany"], "speaker": ["volodymyr-zelensky"]}),
    ("thanks.active", "en", "Volodymyr Zelensky thanked Germany.",
     "Thanks", {"addressee": ["germany"], "speaker": ["volodymyr-zelensky"]}),
    ("threat.active", "id", "Korea Utara mengancam Amerika Serikat.",
     "Threat", {"addressee": ["united-states"], "speaker": ["north-korea"]}),
    ("threat.active", "en", "North Korea threatened the United States.",
     "Threat", {"addressee": ["united-states"], "speaker": ["north-korea"]}),
    ("condemnation.active", "id", "Turki mengecam Israel atas serangan itu.",
     "Condemnation", {"addressee": ["israel"], "speaker": ["turkey"]}),
    ("condemnation.active", "en", "Turkey condemned Israel over the attack.",
     "Condemnation", {"addressee": ["israel"], "speaker": ["turkey"]}),
    ("warning.active", "id", "Tiongkok memperingatkan Filipina soal Laut China Selatan.",
     "Warning", {"about": ["south-china-sea"], "addressee": ["philippines"], "speaker": ["china"]}),
    ("warning.active", "en", "China warned the Philippines about the South China Sea.",
     "Warning", {"about": ["south-china-sea"], "addressee": ["philippines"], "speaker": ["china"]}),
    ("request.active", "id", "Ukraina mendesak Jerman mengirim senjata.",
     "Request", {"addressee": ["germany"], "speaker": ["ukraine"]}),
    ("request.active", "en", "Ukraine urged Germany to send weapons.",
     "Request", {"addressee": ["germany"], "speaker": ["ukraine"]}),
    ("denial.active", "id", "Iran membantah tuduhan itu.", "Denial", {"speaker": ["iran"]}),
    ("denial.active", "en", "Iran denied the accusation.", "Denial", {"speaker": ["iran"]}),
    # Agreement, MilitaryExercise, Conflict
    ("agree.nominal", "id", "Rusia dan Korea Utara menandatangani perjanjian keamanan.",
     "Agreement", {"party": ["north-korea", "russia"]}),
    ("agree.nominal", "en", "Russia and North Korea signed a security treaty.",
     "Agreement", {"party": ["north-korea", "russia"]}),
    ("exercise.nominal", "id", "Korea Selatan dan Amerika Serikat menggelar latihan militer bersama.",
     "MilitaryExercise", {"conductedBy": ["south-korea", "united-states"]}),
    ("exercise.nominal", "en", "South Korea and the United States held a joint military exercise.",
     "MilitaryExercise", {"conductedBy": ["south-korea", "united-states"]}),
    ("war.nominal", "id", "Perang antara Rusia dan Ukraina berlanjut.",
     "Conflict", {"party": ["russia", "ukraine"]}),
    ("war.nominal", "en", "The war between Russia and Ukraine continued.",
     "Conflict", {"party": ["russia", "ukraine"]}),
    ("attack.active", "id", "Rusia menyerang Ukraina.", "Conflict", {"party": ["russia", "ukraine"]}),
    ("attack.active", "en", "Russia invaded Ukraine.", "Conflict", {"party": ["russia", "ukraine"]}),
    ("attack.passive", "id", "Ukraina diserang oleh Rusia.", "Conflict", {"party": ["russia", "ukraine"]}),
    ("attack.passive", "en", "Ukraine was invaded by Russia.", "Conflict", {"party": ["russia", "ukraine"]}),
]


@pytest.mark.parametrize(("rule", "code", "text", "kind", "roles"), CASES, ids=lambda c: c if isinstance(c, str) and len(c) < 25 else "")
def test_a_rule_reads_its_event_with_its_roles(
    rule: str, code: str, text: str, kind: str, roles: dict[str, list[str]]
) -> None:
    (fact,) = told(text, code)
    assert (fact.type, fact.status, fact.rules) == (kind, "Occurred", [rule])
    assert fact.roles == roles


def declared() -> set[tuple[str, str]]:
    """Return every rule, `frame.voice`, for which the ontologies have words, with the language."""
    tables = [(code, frames(code).triggers.find_all(words)) for code, words in _all_words()]
    return {(f"{t.frame.name}.{t.voice}", code) for code, found in tables for *_, t in found}


def _all_words() -> list[tuple[str, list[str]]]:
    # The table itself is asked, so that what counts is what matches: each phrase finds itself.
    return [
        (code, [word for phrase in sorted(_phrases(code)) for word in (*phrase, "\0")])
        for code in languages()
    ]


def _phrases(code: str) -> set[tuple[str, ...]]:
    from rdflib import RDF, Literal  # noqa: PLC0415

    from kg.vocabulary import KG, ontology  # noqa: PLC0415

    graph = ontology()
    return {
        tuple(str(o).casefold().split())
        for frame in graph.subjects(RDF.type, KG.Frame)
        for voice in VOICES
        for o in graph.objects(frame, KG[voice])
        if isinstance(o, Literal) and o.language == code
    }


def test_every_rule_of_every_language_has_a_sentence_here() -> None:
    assert {(rule, code) for rule, code, *_ in CASES} == declared()
