"""What only sounds like an event."""

import pytest

from tests.extract.reading import kinds, told

NO_EVENT = [
    ("id", "Apple meluncurkan produk baru di California."),
    ("en", "Samsung launched a new phone in Seoul on Monday."),
    ("id", "Lionel Messi mengeksekusi penalti ke gawang Prancis."),
    ("en", "Lionel Messi fired a penalty past the goalkeeper of France."),
    ("id", "Polisi menjatuhkan sanksi tilang kepada pengemudi di Jakarta."),
    ("en", "Police fined drivers in Jakarta."),
    ("id", "FIFA menjatuhkan sanksi kepada Indonesia."),
    ("en", "FIFA imposed sanctions on Brazil."),
    ("id", "Jepang bertemu Kroasia di babak 16 besar Piala Dunia."),
    ("en", "Japan met Croatia in the last 16 of the World Cup."),
    ("id", "Iran memungut biaya perjalanan dari Donald Trump di Selat Hormuz pada Senin."),
    ("id", "Sidang kasus korupsi Benjamin Netanyahu digelar di Israel pada Senin."),
    ("id", "Brigade al-Quds mengebom pertemuan pasukan Israel di Rafah pada Senin."),
    ("id", "Indonesia memenuhi syarat bertemu Jepang di final."),
    ("en", "Indonesia must meet demand from China."),
    ("en", "Germany met its obligations to Ukraine."),
    ("id", "Israel mencegat rudal balistik Iran."),
    ("en", "Israel intercepted ballistic missiles from Iran."),
    ("id", "Israel menembak jatuh dua rudal Iran."),
    ("en", "Israel shot down two Iranian missiles."),
    ("en", "SpaceX launched a satellite for Indonesia."),
    ("id", "SpaceX meluncurkan satelit milik Indonesia."),
    ("id", "SpaceX meluncurkan roket Falcon 9 dari Florida."),
    ("en", "SpaceX launched a Falcon 9 rocket from Florida."),
    ("id", "Ukraina meluncurkan drone ke Moskow."),
    ("en", "Ukraine sent drones to Moscow."),
    ("id", "Korea Utara sering meluncurkan rudal balistik."),
    ("en", "North Korea often fires ballistic missiles."),
    ("en", "North Korea has nuclear missiles."),
    ("id", "Rapat umum pemegang saham Garuda Indonesia digelar di Jakarta."),
    ("id", "Joko Widodo menggelar jumpa pers di Jakarta."),
    ("en", "Joe Biden received a letter from Vladimir Putin."),
    ("id", "Joko Widodo menerima surat dari Vladimir Putin."),
]


@pytest.mark.parametrize(("code", "text"), NO_EVENT)
def test_what_only_sounds_like_an_event_is_none(code: str, text: str) -> None:
    assert kinds(told(text, code)) == []
