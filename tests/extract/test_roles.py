"""Who does what in a sentence, and with how many missiles of which kind."""

import pytest

from tests.extract.reading import only, told

ROLES = [
    # Coordination
    (
        "id",
        "Amerika Serikat, Jepang dan Korea Selatan menggelar pertemuan di Washington.",
        "Meeting participant=japan,south-korea,united-states place=washington",
    ),
    (
        "en",
        "The United States, Japan and South Korea held talks in Washington.",
        "Meeting participant=japan,south-korea,united-states place=washington",
    ),
    (
        "id",
        "Perdana Menteri India Narendra Modi dan Presiden Rusia Vladimir Putin bertemu di Kazan.",
        "Meeting participant=narendra-modi,vladimir-putin place=kazan",
    ),
    (
        "en",
        "Presidents Xi Jinping and Vladimir Putin met in Astana.",
        "Meeting participant=vladimir-putin,xi-jinping place=astana",
    ),
    ("id", "Perang Israel-Hamas memasuki bulan kesembilan.", "Conflict party=hamas,israel"),
    ("en", "The Israel-Hamas war entered its ninth month.", "Conflict party=hamas,israel"),
    # Whose missile it is stands behind it, not before.
    (
        "id",
        "Anggota Korps Garda Revolusi Islam tewas terkena rudal Israel.",
        "MissileLaunch launchedBy=israel",
    ),
    (
        "id",
        "Tentara Israel melaporkan delapan roket diluncurkan dari Gaza menuju Shlomit.",
        "MissileLaunch launchSite=gaza-strip missileType=rocket towards=~Shlomit",
    ),
    # Two clauses of one subject
    (
        "id",
        "Saat berkunjung ke Beijing, Asim Munir mengatakan kesepakatan itu hampir tercapai.",
        "Visit destination=beijing visitor=asim-munir",
    ),
    (
        "id",
        "Selain meluncurkan rudal ke Israel, Iran juga mengirim drone.",
        "MissileLaunch launchedBy=iran towards=israel",
    ),
    # Whose the object is, and where it comes from
    (
        "id",
        "Hizbullah menyerang sebuah pangkalan militer milik Israel dengan rudal.",
        "MissileLaunch launchedBy=hezbollah towards=israel",
    ),
    (
        "id",
        "Hizbullah menyerang posisi militer Israel dengan peluru kendali.",
        "MissileLaunch launchedBy=hezbollah towards=israel",
    ),
    (
        "id",
        "Rudal balistik milik Iran menghantam Tel Aviv pada Senin.",
        "MissileLaunch launchedBy=iran missileType=ballistic-missile towards=tel-aviv",
    ),
    (
        "id",
        "Rudal dari Yaman ditembakkan ke Eilat pada Senin.",
        "MissileLaunch launchSite=yemen towards=eilat",
    ),
    # Those who attend
    (
        "id",
        "Jepang dan Slovenia turut hadir dalam pertemuan di Jenewa itu.",
        "Meeting participant=japan,slovenia place=geneva",
    ),
    # A word parted at its hyphen
    (
        "id",
        "Iran menguji-coba rudal balistik pada Senin.",
        "MissileLaunch launchedBy=iran missileType=ballistic-missile",
    ),
    # Passive, with an agent and without
    (
        "id",
        "Rudal balistik itu diluncurkan oleh Korea Utara ke Laut Jepang.",
        "MissileLaunch launchedBy=north-korea missileType=ballistic-missile towards=east-sea",
    ),
    (
        "id",
        "Rudal balistik itu diluncurkan Korea Utara ke Laut Jepang.",
        "MissileLaunch launchedBy=north-korea missileType=ballistic-missile towards=east-sea",
    ),
    (
        "en",
        "The ballistic missile was launched by North Korea into the Sea of Japan.",
        "MissileLaunch launchedBy=north-korea missileType=ballistic-missile towards=east-sea",
    ),
    (
        "id",
        "Sebuah rudal balistik ditembakkan ke arah Jepang pada Selasa.",
        "MissileLaunch missileType=ballistic-missile towards=japan",
    ),
    (
        "en",
        "A ballistic missile was fired toward Japan on Tuesday.",
        "MissileLaunch missileType=ballistic-missile towards=japan",
    ),
    (
        "id",
        "Sanksi baru terhadap Korea Utara dijatuhkan oleh Dewan Keamanan PBB.",
        "Sanction imposedBy=un-security-council imposedOn=north-korea",
    ),
    (
        "en",
        "New sanctions were imposed on North Korea by the U.N. Security Council.",
        "Sanction imposedBy=un-security-council imposedOn=north-korea",
    ),
    # Relative clauses
    (
        "id",
        "Pertemuan yang digelar Vladimir Putin dengan Narendra Modi di Moskow berlangsung dua jam.",
        "Meeting participant=narendra-modi,vladimir-putin place=moscow",
    ),
    (
        "en",
        "The meeting that Vladimir Putin held with Narendra Modi in Moscow lasted two hours.",
        "Meeting participant=narendra-modi,vladimir-putin place=moscow",
    ),
    (
        "id",
        "Menlu Jepang Yoko Kamikawa, yang bertemu Antony Blinken di Tokyo, menyatakan puas.",
        "Meeting participant=antony-blinken,yoko-kamikawa place=tokyo",
    ),
    (
        "en",
        "Yoko Kamikawa, who met Antony Blinken in Tokyo, said she was satisfied.",
        "Meeting participant=antony-blinken,yoko-kamikawa place=tokyo",
    ),
    # Capitals for their states
    (
        "id",
        "Moskow dan Pyongyang menandatangani perjanjian pertahanan.",
        "Agreement party=north-korea,russia",
    ),
    ("en", "Moscow and Pyongyang signed a defence pact.", "Agreement party=north-korea,russia"),
    (
        "id",
        "Beijing dan Washington berunding di Jenewa.",
        "Meeting participant=china,united-states place=geneva",
    ),
    (
        "en",
        "Beijing and Washington held talks in Geneva.",
        "Meeting participant=china,united-states place=geneva",
    ),
    # The other party, named in front or behind
    (
        "id",
        "Dalam pertemuan dengan Li Qiang, Prabowo Subianto menyampaikan undangan.",
        "Meeting participant=li-qiang,prabowo-subianto",
    ),
    (
        "en",
        "At a meeting with Li Qiang, Prabowo Subianto extended an invitation.",
        "Meeting participant=li-qiang,prabowo-subianto",
    ),
    # Who is accused, and what goes on beside it
    (
        "id",
        "Ukraina menuduh Rusia meluncurkan 20 rudal ke Kyiv.",
        "MissileLaunch launchedBy=russia towards=kyiv",
    ),
    (
        "en",
        "Ukraine accused Russia of launching 20 missiles at Kyiv.",
        "MissileLaunch launchedBy=russia towards=kyiv",
    ),
    ("id", "Sugiono menemui Wang Yi di sela sidang PBB.", "Meeting participant=sugiono,wang-yi"),
    # Apposition
    (
        "id",
        "Presiden Rusia, Vladimir Putin, bertemu Narendra Modi di Kazan.",
        "Meeting participant=narendra-modi,vladimir-putin place=kazan",
    ),
    (
        "en",
        "Vladimir Putin, the Russian president, met Narendra Modi in Kazan.",
        "Meeting participant=narendra-modi,vladimir-putin place=kazan",
    ),
    # Adjectives and peoples for their states
    ("id", "Warga Palestina mengecam Israel.", "Condemnation addressee=israel speaker=palestine"),
    ("en", "Palestinians condemned Israel.", "Condemnation addressee=israel speaker=palestine"),
    ("en", "Russian officials thanked North Korea.", "Thanks addressee=north-korea speaker=russia"),
    # Telephone, summits of bodies, delegations
    (
        "id",
        "Anwar Ibrahim berbicara melalui telepon dengan Xi Jinping.",
        "Meeting participant=anwar-ibrahim,xi-jinping",
    ),
    (
        "en",
        "Anwar Ibrahim spoke by phone with Xi Jinping.",
        "Meeting participant=anwar-ibrahim,xi-jinping",
    ),
    ("id", "KTT G7 digelar di Hiroshima pada 8 Mei.", "Meeting participant=g7 place=hiroshima"),
    ("en", "A Japanese delegation arrived in Seoul.", "Visit destination=seoul visitor=japan"),
    # From, to, over
    (
        "id",
        "Korea Utara menembakkan rudal dari Pyongyang ke Laut Jepang.",
        "MissileLaunch launchSite=pyongyang launchedBy=north-korea towards=east-sea",
    ),
    (
        "en",
        "North Korea fired a missile from Pyongyang into the East Sea.",
        "MissileLaunch launchSite=pyongyang launchedBy=north-korea towards=east-sea",
    ),
    (
        "id",
        "Rudal balistik Korea Utara melintasi Jepang.",
        "MissileLaunch launchedBy=north-korea missileType=ballistic-missile overflew=japan",
    ),
    (
        "id",
        "Tujuh rudal jelajah Iran menghantam Haifa.",
        "MissileLaunch launchedBy=iran missileType=cruise-missile towards=haifa",
    ),
    (
        "en",
        "Seven Iranian cruise missiles hit Haifa.",
        "MissileLaunch launchedBy=iran missileType=cruise-missile towards=haifa",
    ),
    (
        "id",
        "Prabowo Subianto bertolak ke Beijing dari Jakarta.",
        "Visit destination=beijing origin=jakarta visitor=prabowo-subianto",
    ),
    (
        "en",
        "Prabowo Subianto flew to Beijing from Jakarta.",
        "Visit destination=beijing origin=jakarta visitor=prabowo-subianto",
    ),
    # Courtesy calls are meetings, whatever verb pays them
    (
        "id",
        "Retno Marsudi melakukan kunjungan kehormatan kepada Presiden Vladimir Putin di Moskow.",
        "Meeting participant=retno-marsudi,vladimir-putin place=moscow",
    ),
    (
        "en",
        "Sergei Lavrov paid a courtesy call on President Prabowo Subianto in Jakarta.",
        "Meeting participant=prabowo-subianto,sergei-lavrov place=jakarta",
    ),
    # Passives of what is said and signed
    ("id", "Israel dikecam Turki.", "Condemnation addressee=israel speaker=turkey"),
    ("en", "Israel was condemned by Turkey.", "Condemnation addressee=israel speaker=turkey"),
    (
        "id",
        "Perjanjian itu ditandatangani Rusia dan Korea Utara.",
        "Agreement party=north-korea,russia",
    ),
    (
        "en",
        "The treaty was signed by Russia and North Korea.",
        "Agreement party=north-korea,russia",
    ),
]


@pytest.mark.parametrize(("code", "text", "expected"), ROLES)
def test_roles_are_filled_by_those_who_play_them(code: str, text: str, expected: str) -> None:
    assert [fact.line for fact in told(text, code)] == [expected]


KINDS = [
    ("id", "rudal balistik antarbenua", ["intercontinental-ballistic-missile"]),
    ("id", "rudal balistik jarak pendek", ["short-range-ballistic-missile"]),
    ("id", "rudal jelajah", ["cruise-missile"]),
    ("id", "rudal hipersonik", ["hypersonic-missile"]),
    ("id", "rudal Hwasong-17", ["hwasong-17"]),
    ("id", "rudal", []),
    ("en", "an intercontinental ballistic missile", ["intercontinental-ballistic-missile"]),
    ("en", "an ICBM", ["intercontinental-ballistic-missile"]),
    ("en", "short-range ballistic missiles", ["short-range-ballistic-missile"]),
    ("en", "a cruise missile", ["cruise-missile"]),
    ("en", "a Hwasong-18 missile", ["hwasong-18"]),
    ("en", "a projectile", []),
]


@pytest.mark.parametrize(("code", "missile", "expected"), KINDS)
def test_the_kind_of_missile_is_the_most_particular_one(
    code: str, missile: str, expected: list[str]
) -> None:
    text = {
        "id": "Korea Utara menembakkan {} pada Selasa.",
        "en": "North Korea fired {} on Tuesday.",
    }
    fact = only(told(text[code].format(missile), code), "MissileLaunch")
    assert fact.roles.get("missileType", []) == expected


COUNTS: list[tuple[str, str, tuple[int, int | None] | None]] = [
    ("id", "Korea Utara menembakkan dua rudal balistik jarak pendek pada Rabu.", (2, 2)),
    ("en", "North Korea fired three short-range ballistic missiles on Tuesday.", (3, 3)),
    ("id", "Rusia menyerang Ukraina dengan sejumlah rudal jelajah.", (2, None)),
    ("en", "Russia attacked Ukraine with dozens of cruise missiles.", (2, None)),
    ("id", "Korea Utara menembakkan sedikitnya 10 rudal pada Rabu.", (10, None)),
    ("en", "North Korea fired at least 10 missiles on Tuesday.", (10, None)),
    ("id", "Korea Utara menembakkan rudal pada Rabu.", None),
    ("en", "North Korea fired missiles on Tuesday.", None),
]


@pytest.mark.parametrize(("code", "text", "expected"), COUNTS)
def test_a_launch_has_as_many_missiles_as_the_article_says(
    code: str, text: str, expected: tuple[int, int | None] | None
) -> None:
    assert only(told(text, code), "MissileLaunch").count == expected


@pytest.mark.parametrize(
    "text",
    [
        "Houthi menuntut Israel mencapai gencatan senjata dengan Hamas.",
        "Qatar memberi Israel sepekan lagi untuk mencapai kesepakatan dengan Hamas.",
    ],
)
def test_who_is_told_to_agree_is_the_party(text: str) -> None:
    assert only(told(text, "id"), "Agreement").roles["party"] == ["hamas", "israel"]
