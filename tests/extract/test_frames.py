"""One sentence for every rule and language: what it evokes, who fills the roles, its status.

A rule is a voice of a frame, as `kg:rule` of the event's mention names it.
"""

import pytest
from rdflib import RDF, Literal

from kg.extract.frames import VOICES, frames, needs, range_of
from kg.extract.language import languages
from kg.vocabulary import KG, ontology, superclasses, superproperties
from tests.extract.reading import told

RULES: dict[str, dict[str, tuple[str, str]]] = {
    "id": {
        "support.passive": (
            "Palestina didukung Indonesia.",
            "Support addressee=palestine speaker=indonesia",
        ),
        "threat.passive": (
            "Oman diancam Amerika Serikat.",
            "Threat addressee=oman speaker=united-states",
        ),
        "condemnation.passive": (
            "Israel dikecam Turki.",
            "Condemnation addressee=israel speaker=turkey",
        ),
        "warning.passive": (
            "Iran diperingatkan Amerika Serikat.",
            "Warning addressee=iran speaker=united-states",
        ),
        "request.passive": (
            "Rusia didesak Turki.",
            "Request addressee=russia speaker=turkey",
        ),
        "talk.active": (
            "Donald Trump berbicara dengan Vladimir Putin lewat sambungan aman.",
            "Meeting participant=donald-trump,vladimir-putin",
        ),
        "meeting.call.nominal": (
            "Xi Jinping mengadakan makan malam dengan Emmanuel Macron di Beijing.",
            "Meeting participant=emmanuel-macron,xi-jinping place=beijing",
        ),
        "launching.with.nominal": (
            "Operasi Iran terhadap Israel memakai ratusan rudal balistik.",
            "MissileLaunch launchedBy=iran missileType=ballistic-missile towards=israel",
        ),
        "missile.hits.active": (
            "Rudal Rusia menghancurkan sebuah depot di Kharkiv.",
            "MissileLaunch launchedBy=russia towards=kharkiv",
        ),
        "missile.hits.passive": (
            "Kota Kharkiv dihantam rudal Rusia.",
            "MissileLaunch launchedBy=russia towards=kharkiv",
        ),
        "sanction.list.nominal": (
            "Inggris memasukkan Wagner ke dalam daftar hitam.",
            "Sanction imposedBy=united-kingdom imposedOn=wagner",
        ),
        "sanction.listed.nominal": (
            "Wagner masuk daftar hitam Inggris.",
            "Sanction imposedBy=united-kingdom imposedOn=wagner",
        ),
        "sanction.arms.nominal": (
            "Kanada menangguhkan ekspor senjata ke Israel.",
            "Sanction imposedBy=canada imposedOn=israel",
        ),
        "visit.lead.nominal": (
            "Marco Rubio memimpin delegasi ke India pada Senin.",
            "Visit destination=india visitor=marco-rubio",
        ),
        "sanction.freeze.nominal": (
            "Jepang membekukan aset Korea Utara.",
            "Sanction imposedBy=japan imposedOn=north-korea",
        ),
        "meet.active": (
            "Presiden Prabowo Subianto bertemu PM Jepang Shigeru Ishiba di Tokyo pada Selasa.",
            "Meeting participant=prabowo-subianto,shigeru-ishiba place=tokyo",
        ),
        "meet.passive": (
            "Retno Marsudi ditemui Sergei Lavrov di Moskow.",
            "Meeting participant=retno-marsudi,sergei-lavrov place=moscow",
        ),
        "meeting.nominal": (
            "Pertemuan antara Xi Jinping dan Vladimir Putin berlangsung di Moskow.",
            "Meeting participant=vladimir-putin,xi-jinping place=moscow",
        ),
        "meeting.host.nominal": (
            "Qatar menjadi tuan rumah perundingan antara Israel dan Hamas di Doha.",
            "Meeting host=qatar participant=hamas,israel place=doha",
        ),
        "receive.active": (
            "Presiden Joko Widodo menerima Menteri Luar Negeri Rusia Sergei Lavrov di Jakarta.",
            "Meeting participant=joko-widodo,sergei-lavrov place=jakarta",
        ),
        "receive.passive": (
            "Sergei Lavrov diterima Presiden Prabowo Subianto di Jakarta.",
            "Meeting participant=prabowo-subianto,sergei-lavrov place=jakarta",
        ),
        "courtesy-call.nominal": (
            "Kunjungan kehormatan Sergei Lavrov kepada Prabowo Subianto berlangsung hangat.",
            "Meeting participant=prabowo-subianto,sergei-lavrov",
        ),
        "bombard.active": (
            "Iran menyerang Israel dengan puluhan rudal balistik.",
            "MissileLaunch launchedBy=iran missileType=ballistic-missile towards=israel",
        ),
        "bombard.passive": (
            "Ukraina diserang Rusia dengan rudal jelajah.",
            "MissileLaunch launchedBy=russia missileType=cruise-missile towards=ukraine",
        ),
        "launch.active": (
            "Korea Utara meluncurkan dua rudal jelajah ke arah Laut Kuning.",
            "MissileLaunch launchedBy=north-korea missileType=cruise-missile towards=yellow-sea",
        ),
        "launch.passive": (
            "Dua rudal balistik diluncurkan oleh Korea Utara ke arah Jepang.",
            "MissileLaunch launchedBy=north-korea missileType=ballistic-missile towards=japan",
        ),
        "launching.nominal": (
            "Peluncuran rudal balistik antarbenua oleh Korea Utara terjadi pada Rabu.",
            "MissileLaunch launchedBy=north-korea missileType=intercontinental-ballistic-missile",
        ),
        "missile.lands.active": (
            "Sebuah rudal balistik Korea Utara jatuh ke Laut Jepang.",
            "MissileLaunch launchedBy=north-korea missileType=ballistic-missile towards=east-sea",
        ),
        "sanction.nominal": (
            "Sanksi PBB terhadap Korea Utara masih berlaku.",
            "Sanction imposedBy=united-nations imposedOn=north-korea",
        ),
        "sanction.impose.nominal": (
            "Amerika Serikat menjatuhkan sanksi kepada Rusia.",
            "Sanction imposedBy=united-states imposedOn=russia",
        ),
        "sanction.suffer.nominal": (
            "Korea Utara menghindari sanksi PBB.",
            "Sanction imposedBy=united-nations imposedOn=north-korea",
        ),
        "to-sanction.active": (
            "Uni Eropa menyanksi Belarus.",
            "Sanction imposedBy=european-union imposedOn=belarus",
        ),
        "to-sanction.passive": (
            "Belarus disanksi oleh Uni Eropa.",
            "Sanction imposedBy=european-union imposedOn=belarus",
        ),
        "visit.active": (
            "Sergei Lavrov mengunjungi Pyongyang.",
            "Visit destination=pyongyang visitor=sergei-lavrov",
        ),
        "visit.passive": (
            "Vietnam dikunjungi Xi Jinping.",
            "Visit destination=vietnam visitor=xi-jinping",
        ),
        "visiting.nominal": (
            "Kunjungan Xi Jinping ke Hanoi berlangsung dua hari.",
            "Visit destination=hanoi visitor=xi-jinping",
        ),
        "support.active": (
            "China menyatakan dukungan kepada Pakistan.",
            "Support addressee=pakistan speaker=china",
        ),
        "thanks.active": (
            "Volodymyr Zelensky berterima kasih kepada Jerman.",
            "Thanks addressee=germany speaker=volodymyr-zelensky",
        ),
        "threat.active": (
            "Korea Utara mengancam Amerika Serikat.",
            "Threat addressee=united-states speaker=north-korea",
        ),
        "condemnation.active": (
            "Turki mengecam Israel atas serangan itu.",
            "Condemnation about=serangan itu addressee=israel speaker=turkey",
        ),
        "warning.active": (
            "Tiongkok memperingatkan Filipina soal Laut China Selatan.",
            "Warning about=south-china-sea addressee=philippines speaker=china",
        ),
        "request.active": (
            "Ukraina mendesak Jerman mengirim senjata.",
            "Request about=mengirim senjata addressee=germany speaker=ukraine",
        ),
        "denial.active": ("Iran membantah tuduhan itu.", "Denial about=tuduhan itu speaker=iran"),
        "agree.nominal": (
            "Rusia dan Korea Utara menandatangani perjanjian keamanan.",
            "Agreement party=north-korea,russia",
        ),
        "exercise.nominal": (
            "Korea Selatan dan Amerika Serikat menggelar latihan militer bersama.",
            "MilitaryExercise conductedBy=south-korea,united-states",
        ),
        "war.nominal": (
            "Perang antara Rusia dan Ukraina berlanjut.",
            "Conflict party=russia,ukraine",
        ),
        "attack.active": ("Rusia menyerang Ukraina.", "Conflict party=russia,ukraine"),
        "attack.passive": ("Ukraina diserang oleh Rusia.", "Conflict party=russia,ukraine"),
    },
    "en": {
        "support.passive": (
            "Palestine was backed by Indonesia.",
            "Support addressee=palestine speaker=indonesia",
        ),
        "thanks.passive": (
            "Qatar was thanked by France.",
            "Thanks addressee=qatar speaker=france",
        ),
        "threat.passive": (
            "Oman was threatened by the United States.",
            "Threat addressee=oman speaker=united-states",
        ),
        "condemnation.passive": (
            "Israel was condemned by Turkey.",
            "Condemnation addressee=israel speaker=turkey",
        ),
        "warning.passive": (
            "Iran was warned by the United States.",
            "Warning addressee=iran speaker=united-states",
        ),
        "request.passive": (
            "Russia was urged by Turkey to leave.",
            "Request addressee=russia speaker=turkey",
        ),
        "talk.active": (
            "Donald Trump spoke with Vladimir Putin on Thursday.",
            "Meeting participant=donald-trump,vladimir-putin",
        ),
        "meeting.call.nominal": (
            "Xi Jinping had dinner with Emmanuel Macron in Beijing.",
            "Meeting participant=emmanuel-macron,xi-jinping place=beijing",
        ),
        "launching.with.nominal": (
            "The Iranian attack on Israel involved ballistic missiles.",
            "MissileLaunch launchedBy=iran missileType=ballistic-missile towards=israel",
        ),
        "missile.hits.active": (
            "A Russian missile destroyed a depot in Kharkiv.",
            "MissileLaunch launchedBy=russia towards=kharkiv",
        ),
        "missile.hits.passive": (
            "Kharkiv was hit by a Russian missile.",
            "MissileLaunch launchedBy=russia towards=kharkiv",
        ),
        "sanction.list.nominal": (
            "Britain added Wagner to its sanctions list.",
            "Sanction imposedBy=united-kingdom imposedOn=wagner",
        ),
        "sanction.listed.nominal": (
            "Wagner is on a British blacklist.",
            "Sanction imposedBy=united-kingdom imposedOn=wagner",
        ),
        "sanction.freeze.nominal": (
            "Japan froze North Korean assets.",
            "Sanction imposedBy=japan imposedOn=north-korea",
        ),
        "meet.active": (
            "President Joe Biden met Chinese President Xi Jinping in Lima on Tuesday.",
            "Meeting participant=joe-biden,xi-jinping place=lima",
        ),
        "meeting.nominal": (
            "The talks between Xi Jinping and Vladimir Putin took place in Moscow.",
            "Meeting participant=vladimir-putin,xi-jinping place=moscow",
        ),
        "meeting.host.nominal": (
            "Qatar hosted talks between Israel and Hamas in Doha.",
            "Meeting host=qatar participant=hamas,israel place=doha",
        ),
        "receive.active": (
            "Emmanuel Macron received Olaf Scholz in Paris.",
            "Meeting participant=emmanuel-macron,olaf-scholz place=paris",
        ),
        "receive.passive": (
            "Sergei Lavrov was received by Prabowo Subianto in Jakarta.",
            "Meeting participant=prabowo-subianto,sergei-lavrov place=jakarta",
        ),
        "call-on.active": (
            "Narendra Modi called on President Prabowo Subianto in Jakarta.",
            "Meeting participant=narendra-modi,prabowo-subianto place=jakarta",
        ),
        "call-on.pay.nominal": (
            "Wang Yi paid a call on Prime Minister Anwar Ibrahim.",
            "Meeting participant=anwar-ibrahim,wang-yi",
        ),
        "call.active": (
            "Emmanuel Macron called Recep Tayyip Erdogan on Sunday.",
            "Meeting participant=emmanuel-macron,recep-tayyip-erdogan",
        ),
        "visit.leave.active": (
            "Anwar Ibrahim left Kuala Lumpur for Tokyo.",
            "Visit destination=tokyo origin=kuala-lumpur visitor=anwar-ibrahim",
        ),
        "visit.stop.nominal": (
            "Sergei Lavrov made a stop in Baku.",
            "Visit destination=baku visitor=sergei-lavrov",
        ),
        "courtesy-call.nominal": (
            "Sergei Lavrov made a courtesy call to Prabowo Subianto.",
            "Meeting participant=prabowo-subianto,sergei-lavrov",
        ),
        "bombard.active": (
            "Iran struck Israel with dozens of ballistic missiles.",
            "MissileLaunch launchedBy=iran missileType=ballistic-missile towards=israel",
        ),
        "bombard.passive": (
            "Ukraine was hit with cruise missiles by Russia.",
            "MissileLaunch launchedBy=russia missileType=cruise-missile towards=ukraine",
        ),
        "launch.active": (
            "North Korea launched two cruise missiles toward the Yellow Sea.",
            "MissileLaunch launchedBy=north-korea missileType=cruise-missile towards=yellow-sea",
        ),
        "launch.passive": (
            "Two ballistic missiles were launched by North Korea toward Japan.",
            "MissileLaunch launchedBy=north-korea missileType=ballistic-missile towards=japan",
        ),
        "launching.nominal": (
            "North Korea's launch of an intercontinental ballistic missile on Monday came at dawn.",
            "MissileLaunch launchedBy=north-korea missileType=intercontinental-ballistic-missile",
        ),
        "missile.lands.active": (
            "A North Korean missile flew over Japan.",
            "MissileLaunch launchedBy=north-korea overflew=japan",
        ),
        "sanction.nominal": (
            "U.N. sanctions on North Korea remain in place.",
            "Sanction imposedBy=united-nations imposedOn=north-korea",
        ),
        "sanction.impose.nominal": (
            "The United States imposed sanctions on Russia.",
            "Sanction imposedBy=united-states imposedOn=russia",
        ),
        "sanction.suffer.nominal": (
            "North Korea evaded U.N. sanctions.",
            "Sanction imposedBy=united-nations imposedOn=north-korea",
        ),
        "to-sanction.active": (
            "The European Union blacklisted Belarus.",
            "Sanction imposedBy=european-union imposedOn=belarus",
        ),
        "to-sanction.passive": (
            "Belarus was sanctioned by the European Union.",
            "Sanction imposedBy=european-union imposedOn=belarus",
        ),
        "visit.active": (
            "Sergei Lavrov visited Pyongyang.",
            "Visit destination=pyongyang visitor=sergei-lavrov",
        ),
        "visit.passive": (
            "Vietnam was visited by Xi Jinping.",
            "Visit destination=vietnam visitor=xi-jinping",
        ),
        "visiting.nominal": (
            "Xi Jinping's visit to Hanoi lasted two days.",
            "Visit destination=hanoi visitor=xi-jinping",
        ),
        "support.active": ("China backed Pakistan.", "Support addressee=pakistan speaker=china"),
        "thanks.active": (
            "Volodymyr Zelensky thanked Germany.",
            "Thanks addressee=germany speaker=volodymyr-zelensky",
        ),
        "threat.active": (
            "North Korea threatened the United States.",
            "Threat addressee=united-states speaker=north-korea",
        ),
        "condemnation.active": (
            "Turkey condemned Israel over the attack.",
            "Condemnation about=the attack addressee=israel speaker=turkey",
        ),
        "warning.active": (
            "China warned the Philippines about the South China Sea.",
            "Warning about=south-china-sea addressee=philippines speaker=china",
        ),
        "request.active": (
            "Ukraine urged Germany to send weapons.",
            "Request about=send weapons addressee=germany speaker=ukraine",
        ),
        "denial.active": (
            "Iran denied the accusation.",
            "Denial about=the accusation speaker=iran",
        ),
        "agree.nominal": (
            "Russia and North Korea signed a security treaty.",
            "Agreement party=north-korea,russia",
        ),
        "exercise.nominal": (
            "South Korea and the United States held a joint military exercise.",
            "MilitaryExercise conductedBy=south-korea,united-states",
        ),
        "war.nominal": (
            "The war between Russia and Ukraine continued.",
            "Conflict party=russia,ukraine",
        ),
        "attack.active": ("Russia invaded Ukraine.", "Conflict party=russia,ukraine"),
        "attack.passive": ("Ukraine was invaded by Russia.", "Conflict party=russia,ukraine"),
    },
}
"""Language -> rule -> a sentence, and what it says: class, then roles with fillers."""

CASES = [
    pytest.param(code, rule, *case, id=f"{code}-{rule}")
    for code, cases in RULES.items()
    for rule, case in cases.items()
]


@pytest.mark.parametrize(("code", "rule", "text", "expected"), CASES)
def test_a_rule_reads_its_event_with_its_roles(
    code: str, rule: str, text: str, expected: str
) -> None:
    (fact,) = told(text, code)
    assert fact.line == expected
    assert (fact.status, fact.rules) == ("Occurred", [rule])


def declared(code: str) -> set[str]:
    """Return every rule for which the ontologies have words in a language."""
    graph = ontology()
    phrases = {
        tuple(str(value).casefold().split())
        for frame in graph.subjects(RDF.type, KG.Frame)
        for voice in VOICES
        for value in graph.objects(frame, KG[voice])
        if isinstance(value, Literal) and value.language == code
    }
    table = frames(code).triggers
    found = {t for phrase in phrases for *_, t in table.find_all(phrase)}
    return {f"{trigger.frame.name}.{trigger.voice}" for trigger in found}


@pytest.mark.parametrize("code", languages())
def test_every_rule_of_every_language_has_its_sentence(code: str) -> None:
    assert set(RULES.get(code, {})) == declared(code)


@pytest.mark.parametrize("code", languages())
def test_every_marker_is_a_word_before_a_role_that_the_ontology_declares(code: str) -> None:
    markers = frames(code).markers
    roles = {role for table in markers.values() for role in table.values()}
    assert roles
    assert [role for role in sorted(roles) if (KG[role], RDF.type, None) not in ontology()] == []


def test_what_an_event_needs_are_roles_that_lead_up_to_participant_or_place() -> None:
    kinds = {
        kind for cases in RULES.values() for _, line in cases.values() for kind in [line.split()[0]]
    }
    for kind in sorted(kinds):
        wanted = needs(kind)
        assert wanted.roles, kind
        for role, least in (*wanted.roles, *wanted.verbal, *wanted.also):
            above = superproperties(role)
            assert "participant" in above or range_of(role) == "Place", (kind, role)
            assert least > 0


def test_a_kind_of_statement_needs_what_a_statement_needs() -> None:
    assert "Statement" in superclasses("Threat")
    assert needs("Threat") == needs("Statement")


def test_a_class_without_needs_asks_for_nothing() -> None:
    assert needs("Article").roles == ()


def test_a_language_without_frames_has_none() -> None:
    assert not frames("tlh").triggers
    assert frames("tlh").markers == {}
