"""What a reader of the news would write of meetings, launches, sanctions and visits.

Sentences and what they say were written before any was read by the code.
"""

import pytest

from tests.extract.reading import Fact, told

KINDS = {"Meeting", "MissileLaunch", "Sanction", "Visit"}
WORDS = {"topic", "measure", "vehicle", "missileType", "instrument"}
"""Roles that words fill, or concepts: other tests read those."""

SAID = [
    (
        "id",
        "Menteri Luar Negeri China Wang Yi menggelar pembicaraan dengan Menteri Luar Negeri "
        "Rusia Sergey Lavrov di Moskow, Selasa.",
        ["Meeting Occurred participant=sergei-lavrov,wang-yi place=moscow"],
    ),
    (
        "id",
        "Vladimir Putin menjamu Kim Jong Un di Vladivostok.",
        ["Meeting Occurred participant=kim-jong-un,vladimir-putin place=vladivostok"],
    ),
    (
        "id",
        "Emmanuel Macron menerima Volodymyr Zelensky di Istana Elysee, Paris.",
        [("Meeting Occurred participant=emmanuel-macron,volodymyr-zelensky place=elysee-palace")],
    ),
    (
        "id",
        "Donald Trump dan Xi Jinping duduk bersama di Busan.",
        ["Meeting Occurred participant=donald-trump,xi-jinping place=busan"],
    ),
    (
        "id",
        "Perundingan antara Iran dan Amerika Serikat kembali digelar di Muscat pada Sabtu.",
        ["Meeting Occurred participant=iran,united-states place=muscat"],
    ),
    (
        "id",
        "Perundingan AS-Korea Utara berlangsung di Jenewa.",
        ["Meeting Occurred participant=north-korea,united-states place=geneva"],
    ),
    (
        "id",
        "Juru runding Rusia dan Ukraina bertemu di Istanbul pada Jumat.",
        ["Meeting Occurred participant=russia,ukraine place=istanbul"],
    ),
    pytest.param(
        "id",
        "Pertemuan puncak Joe Biden dengan Xi Jinping berakhir tanpa pernyataan bersama.",
        ["Meeting Occurred participant=joe-biden,xi-jinping"],
        marks=pytest.mark.xfail(reason='"puncak" is read as the head of a place', strict=True),
    ),
    (
        "id",
        "Donald Trump berbicara dengan Vladimir Putin melalui telepon pada Kamis.",
        ["Meeting Occurred participant=donald-trump,vladimir-putin"],
    ),
    (
        "id",
        "Prabowo Subianto akan bertemu Anwar Ibrahim di Kuala Lumpur pekan depan.",
        ["Meeting Planned participant=anwar-ibrahim,prabowo-subianto place=kuala-lumpur"],
    ),
    (
        "id",
        "Kim Jong Un dan Donald Trump dijadwalkan bertemu di Singapura.",
        ["Meeting Planned participant=donald-trump,kim-jong-un place=singapore"],
    ),
    (
        "id",
        "Benjamin Netanyahu diperkirakan bertemu Joe Biden di Washington.",
        ["Meeting Expected participant=benjamin-netanyahu,joe-biden place=washington"],
    ),
    (
        "id",
        "Kremlin membantah Vladimir Putin bertemu Donald Trump.",
        ["Meeting Denied participant=donald-trump,vladimir-putin"],
    ),
    (
        "id",
        "Xi Jinping, yang bertemu Vladimir Putin di Beijing, menyerukan perdamaian.",
        ["Meeting Occurred participant=vladimir-putin,xi-jinping place=beijing"],
    ),
    (
        "id",
        "Dalam pertemuannya dengan Sergei Shoigu di Pyongyang, Kim Jong Un memuji Rusia.",
        ["Meeting Occurred participant=kim-jong-un,sergei-shoigu place=pyongyang"],
    ),
    (
        "id",
        "Para pemimpin Jepang dan Korea Selatan bertemu di Seoul pada Minggu.",
        ["Meeting Occurred participant=japan,south-korea place=seoul"],
    ),
    (
        "id",
        "Delegasi dari Hamas dan Fatah berunding di Kairo.",
        ["Meeting Occurred participant=fatah,hamas place=cairo"],
    ),
    (
        "id",
        "Perundingan enam negara yang melibatkan China, Rusia, Jepang, dan Korea Utara "
        "digelar di Beijing.",
        ["Meeting Occurred participant=china,japan,north-korea,russia place=beijing"],
    ),
    (
        "id",
        "Recep Tayyip Erdogan dan Vladimir Putin membahas Suriah dalam percakapan telepon.",
        ["Meeting Occurred participant=recep-tayyip-erdogan,vladimir-putin"],
    ),
    (
        "id",
        "Jika Donald Trump bertemu lagi dengan Kim Jong Un, sanksi dapat dilonggarkan.",
        ["Meeting Hypothetical participant=donald-trump,kim-jong-un"],
    ),
    (
        "id",
        "Ali Khamenei menolak berunding dengan Amerika Serikat.",
        ["Meeting Denied participant=ali-khamenei,united-states"],
    ),
    (
        "id",
        "Korea Utara menembakkan rudal balistik ke Laut Jepang pada Kamis pagi, kata militer "
        "Korea Selatan.",
        ["MissileLaunch Occurred launchedBy=north-korea towards=east-sea"],
    ),
    (
        "id",
        "Korea Utara menguji coba dua rudal jelajah di lepas pantai baratnya.",
        ["MissileLaunch Occurred launchedBy=north-korea"],
    ),
    (
        "id",
        "Rudal Korea Utara melintasi Hokkaido sebelum jatuh di Samudra Pasifik.",
        [("MissileLaunch Occurred launchedBy=north-korea overflew=hokkaido towards=pacific-ocean")],
    ),
    (
        "id",
        "Hizbullah menghujani Haifa dengan puluhan roket semalam.",
        ["MissileLaunch Occurred launchedBy=hezbollah towards=haifa"],
    ),
    (
        "id",
        "Puluhan roket ditembakkan dari Lebanon selatan ke Israel.",
        ["MissileLaunch Occurred launchSite=south-lebanon towards=israel"],
    ),
    (
        "id",
        "Rudal Rusia menghantam Kharkiv pada Senin dan menewaskan empat orang.",
        ["MissileLaunch Occurred launchedBy=russia towards=kharkiv"],
    ),
    (
        "id",
        "Kyiv dihantam rudal Rusia semalam.",
        ["MissileLaunch Occurred launchedBy=russia towards=kyiv"],
    ),
    (
        "id",
        "Rusia menyerang Odesa dengan rudal jelajah pada Jumat.",
        ["MissileLaunch Occurred launchedBy=russia towards=odesa"],
    ),
    (
        "id",
        "Rudal yang ditembakkan Houthi ke Tel Aviv itu berhasil dicegat.",
        ["MissileLaunch Occurred launchedBy=houthis towards=tel-aviv"],
    ),
    (
        "id",
        "Iran meluncurkan sekitar 180 rudal balistik ke Israel pada Oktober.",
        ["MissileLaunch Occurred launchedBy=iran towards=israel"],
    ),
    (
        "id",
        "Korea Utara berencana menguji coba rudal balistik antarbenua.",
        ["MissileLaunch Planned launchedBy=north-korea"],
    ),
    (
        "id",
        "Serangan rudal Rusia di Dnipro menewaskan sembilan orang.",
        ["MissileLaunch Occurred launchedBy=russia towards=dnipro"],
    ),
    (
        "id",
        "Serangan Iran terhadap Israel melibatkan lebih dari seratus rudal balistik.",
        ["MissileLaunch Occurred launchedBy=iran towards=israel"],
    ),
    (
        "id",
        "Israel menggunakan rudal untuk menyerang Isfahan.",
        ["MissileLaunch Occurred launchedBy=israel towards=isfahan"],
    ),
    ("id", "Sistem pertahanan rudal Patriot menghancurkan pesawat nirawak di Kyiv.", []),
    ("id", "Ukraina menghancurkan gudang rudal Rusia di dekat Kursk.", []),
    ("id", "Amerika Serikat mengirimkan rudal Patriot ke Ukraina.", []),
    (
        "id",
        "Guyuran roket Hizbullah membakar Safed.",
        ["MissileLaunch Occurred launchedBy=hezbollah towards=~Safed"],
    ),
    (
        "id",
        "Amerika Serikat menjatuhkan sanksi terhadap Iran pada Selasa.",
        ["Sanction Occurred imposedBy=united-states imposedOn=iran"],
    ),
    (
        "id",
        "Uni Eropa menjatuhi Belarus sanksi baru.",
        ["Sanction Occurred imposedBy=european-union imposedOn=belarus"],
    ),
    (
        "id",
        "Washington menghukum Rusia dengan sanksi baru atas kasus peracunan.",
        ["Sanction Occurred imposedBy=united-states imposedOn=russia"],
    ),
    (
        "id",
        "Inggris memasukkan Wagner ke dalam daftar hitam pada Jumat.",
        ["Sanction Occurred imposedBy=united-kingdom imposedOn=wagner"],
    ),
    (
        "id",
        "Huawei masuk daftar hitam Amerika Serikat sejak 2019.",
        ["Sanction Occurred imposedBy=united-states imposedOn=huawei"],
    ),
    (
        "id",
        "Iran dikenai sanksi oleh Amerika Serikat sejak 1979.",
        ["Sanction Occurred imposedBy=united-states imposedOn=iran"],
    ),
    (
        "id",
        "Dewan Keamanan PBB mencabut embargo senjata terhadap Iran pada 2020.",
        ["Sanction Occurred imposedBy=un-security-council imposedOn=iran"],
    ),
    (
        "id",
        "Uni Eropa sepakat untuk memperketat sanksi terhadap Korea Utara.",
        ["Sanction Planned imposedBy=european-union imposedOn=north-korea"],
    ),
    (
        "id",
        "Amerika Serikat mengancam Turki dengan sanksi.",
        ["Sanction Hypothetical imposedBy=united-states imposedOn=turkey"],
    ),
    (
        "id",
        "Sanksi yang dijatuhkan Uni Eropa terhadap Rusia diperpanjang enam bulan.",
        ["Sanction Occurred imposedBy=european-union imposedOn=russia"],
    ),
    (
        "id",
        "Jepang membekukan aset Viktor Bout.",
        ["Sanction Occurred imposedBy=japan imposedOn=viktor-bout"],
    ),
    ("id", "Sanksi Barat terhadap Rusia melemahkan rubel.", ["Sanction Occurred imposedOn=russia"]),
    ("id", "Pelanggar lalu lintas dikenai sanksi tilang.", []),
    (
        "id",
        "Kim Jong Un tiba di Vladivostok dengan kereta api pada Rabu.",
        ["Visit Occurred destination=vladivostok visitor=kim-jong-un"],
    ),
    (
        "id",
        "Wang Yi bertolak ke Pyongyang pada Senin.",
        ["Visit Occurred destination=pyongyang visitor=wang-yi"],
    ),
    (
        "id",
        "Paus Fransiskus berkunjung ke Bagdad pada 2021.",
        ["Visit Occurred destination=baghdad visitor=pope-francis"],
    ),
    (
        "id",
        "Joe Biden terbang ke Tel Aviv untuk menunjukkan dukungan.",
        ["Visit Occurred destination=tel-aviv visitor=joe-biden"],
    ),
    (
        "id",
        "Antony Blinken melakukan lawatan tiga hari ke China.",
        ["Visit Occurred destination=china visitor=antony-blinken"],
    ),
    (
        "id",
        "Kunjungan Vladimir Putin ke Korea Utara disorot dunia.",
        ["Visit Occurred destination=north-korea visitor=vladimir-putin"],
    ),
    (
        "id",
        "Vladimir Putin berencana mengunjungi Pyongyang bulan depan.",
        ["Visit Planned destination=pyongyang visitor=vladimir-putin"],
    ),
    (
        "id",
        "Donald Trump membatalkan kunjungannya ke Denmark.",
        ["Visit Denied destination=denmark visitor=donald-trump"],
    ),
    (
        "id",
        "Kedatangan Nancy Pelosi di Taipei membuat China marah.",
        ["Visit Occurred destination=taipei visitor=nancy-pelosi"],
    ),
    (
        "id",
        "Delegasi Amerika Serikat yang dipimpin Bill Richardson mengunjungi Pyongyang.",
        ["Visit Occurred destination=pyongyang visitor=bill-richardson"],
    ),
    (
        "id",
        "Xi Jinping mengundang Kim Jong Un untuk mengunjungi Beijing.",
        ["Visit Hypothetical destination=beijing visitor=kim-jong-un"],
    ),
    (
        "id",
        "Masoud Pezeshkian pergi ke Baku setelah singgah di Moskow.",
        [
            "Visit Occurred destination=baku visitor=masoud-pezeshkian",
            "Visit Occurred destination=moscow visitor=masoud-pezeshkian",
        ],
    ),
    ("id", "Wisatawan terbang ke Bali untuk berlibur.", []),
    ("id", "Apple akan meluncurkan telepon baru di California.", []),
    (
        "en",
        "Chinese Foreign Minister Wang Yi held talks with his Russian counterpart Sergey "
        "Lavrov in Moscow on Tuesday.",
        ["Meeting Occurred participant=sergei-lavrov,wang-yi place=moscow"],
    ),
    (
        "en",
        "Vladimir Putin hosted Kim Jong Un for talks at the Vostochny Cosmodrome.",
        [("Meeting Occurred participant=kim-jong-un,vladimir-putin place=vostochny-cosmodrome")],
    ),
    (
        "en",
        "Emmanuel Macron received Volodymyr Zelensky at the Elysee Palace in Paris.",
        [
            (
                "Meeting Occurred participant=emmanuel-macron,volodymyr-zelensky "
                "place=elysee-palace,paris"
            )
        ],
    ),
    (
        "en",
        "Donald Trump sat down with Xi Jinping in Busan.",
        ["Meeting Occurred participant=donald-trump,xi-jinping place=busan"],
    ),
    (
        "en",
        "Talks between Iran and the United States resumed in Muscat on Saturday.",
        ["Meeting Occurred participant=iran,united-states place=muscat"],
    ),
    (
        "en",
        "Russian and Ukrainian negotiators met in Istanbul on Friday.",
        ["Meeting Occurred participant=russia,ukraine place=istanbul"],
    ),
    (
        "en",
        "The summit between Joe Biden and Xi Jinping ended without a joint statement.",
        ["Meeting Occurred participant=joe-biden,xi-jinping"],
    ),
    (
        "en",
        "Trump spoke with Putin by phone on Thursday, Donald Trump told reporters. Vladimir "
        "Putin said the call was useful.",
        ["Meeting Occurred participant=donald-trump,vladimir-putin"],
    ),
    (
        "en",
        "Narendra Modi will meet Shinzo Abe in Tokyo next week.",
        ["Meeting Planned participant=narendra-modi,shinzo-abe place=tokyo"],
    ),
    (
        "en",
        "Kim Jong Un and Donald Trump are due to meet in Singapore on June 12.",
        ["Meeting Planned participant=donald-trump,kim-jong-un place=singapore"],
    ),
    (
        "en",
        "Benjamin Netanyahu is expected to meet Joe Biden at the White House.",
        ["Meeting Expected participant=benjamin-netanyahu,joe-biden"],
    ),
    (
        "en",
        "The Kremlin denied that Vladimir Putin had met Donald Trump.",
        ["Meeting Denied participant=donald-trump,vladimir-putin"],
    ),
    (
        "en",
        "Xi Jinping, who met Vladimir Putin in Beijing, called for peace.",
        ["Meeting Occurred participant=vladimir-putin,xi-jinping place=beijing"],
    ),
    (
        "en",
        "During his meeting with Sergei Shoigu in Pyongyang, Kim Jong Un praised Russia.",
        ["Meeting Occurred participant=kim-jong-un,sergei-shoigu place=pyongyang"],
    ),
    (
        "en",
        "Antony Blinken met separately with Mahmoud Abbas in Ramallah.",
        ["Meeting Occurred participant=antony-blinken,mahmoud-abbas place=ramallah"],
    ),
    (
        "en",
        "The leaders of Japan and South Korea met in Seoul on Sunday.",
        ["Meeting Occurred participant=japan,south-korea place=seoul"],
    ),
    (
        "en",
        "Turkish President Recep Tayyip Erdogan and Vladimir Putin discussed Syria in a "
        "telephone call.",
        ["Meeting Occurred participant=recep-tayyip-erdogan,vladimir-putin"],
    ),
    (
        "en",
        "If Donald Trump meets Kim Jong Un again, sanctions could be eased.",
        ["Meeting Hypothetical participant=donald-trump,kim-jong-un"],
    ),
    (
        "en",
        "Ali Khamenei has ruled out talks with the United States.",
        ["Meeting Denied participant=ali-khamenei,united-states"],
    ),
    (
        "en",
        "North Korea fired a ballistic missile toward the Sea of Japan early on Thursday, "
        "South Korea's military said.",
        ["MissileLaunch Occurred launchedBy=north-korea towards=east-sea"],
    ),
    (
        "en",
        "North Korea test-fired two cruise missiles off its west coast.",
        ["MissileLaunch Occurred launchedBy=north-korea"],
    ),
    (
        "en",
        "A North Korean missile flew over Hokkaido before landing in the Pacific Ocean.",
        [("MissileLaunch Occurred launchedBy=north-korea overflew=hokkaido towards=pacific-ocean")],
    ),
    (
        "en",
        "Hezbollah lobbed dozens of rockets at Haifa overnight.",
        ["MissileLaunch Occurred launchedBy=hezbollah towards=haifa"],
    ),
    (
        "en",
        "Dozens of rockets were fired from southern Lebanon into Israel.",
        ["MissileLaunch Occurred launchSite=south-lebanon towards=israel"],
    ),
    (
        "en",
        "Russian missiles hit Kharkiv on Monday, killing four people.",
        ["MissileLaunch Occurred launchedBy=russia towards=kharkiv"],
    ),
    (
        "en",
        "Kyiv was hit by Russian missiles overnight.",
        ["MissileLaunch Occurred launchedBy=russia towards=kyiv"],
    ),
    (
        "en",
        "Russia attacked Odesa with cruise missiles on Friday.",
        ["MissileLaunch Occurred launchedBy=russia towards=odesa"],
    ),
    (
        "en",
        "The missile, fired by the Houthis at Tel Aviv, was intercepted.",
        ["MissileLaunch Occurred launchedBy=houthis towards=tel-aviv"],
    ),
    (
        "en",
        "Iran launched about 180 ballistic missiles at Israel in October.",
        ["MissileLaunch Occurred launchedBy=iran towards=israel"],
    ),
    (
        "en",
        "Japan condemned the launch of an intercontinental ballistic missile by North Korea.",
        ["MissileLaunch Occurred launchedBy=north-korea"],
    ),
    ("en", "North Korea could launch a satellite next month, Japan's coast guard said.", []),
    (
        "en",
        "North Korea is preparing to test an intercontinental ballistic missile.",
        ["MissileLaunch Planned launchedBy=north-korea"],
    ),
    (
        "en",
        "A Russian missile strike on Dnipro killed nine people.",
        ["MissileLaunch Occurred launchedBy=russia towards=dnipro"],
    ),
    (
        "en",
        "Israel used missiles to strike Isfahan, Iranian officials said.",
        ["MissileLaunch Occurred launchedBy=israel towards=isfahan"],
    ),
    (
        "en",
        "Seoul said Pyongyang's launch on Sunday of a short-range missile was a provocation.",
        ["MissileLaunch Occurred launchedBy=north-korea"],
    ),
    ("en", "Patriot missiles shot down a drone over Kyiv.", []),
    ("en", "Ukraine destroyed a Russian missile depot near Kursk.", []),
    (
        "en",
        "The United States imposed sanctions on Iran on Tuesday.",
        ["Sanction Occurred imposedBy=united-states imposedOn=iran"],
    ),
    (
        "en",
        "The European Union slapped new sanctions on Belarus.",
        ["Sanction Occurred imposedBy=european-union imposedOn=belarus"],
    ),
    (
        "en",
        "Washington hit Russia with fresh sanctions over the poisoning.",
        ["Sanction Occurred imposedBy=united-states imposedOn=russia"],
    ),
    (
        "en",
        "Britain blacklisted Wagner Group on Friday.",
        ["Sanction Occurred imposedBy=united-kingdom imposedOn=wagner"],
    ),
    (
        "en",
        "Iran has been under U.S. sanctions since 1979.",
        ["Sanction Occurred imposedBy=united-states imposedOn=iran"],
    ),
    (
        "en",
        "The UN Security Council lifted the arms embargo on Iran in 2020.",
        ["Sanction Occurred imposedBy=un-security-council imposedOn=iran"],
    ),
    (
        "en",
        "The European Union agreed to tighten sanctions against North Korea.",
        ["Sanction Planned imposedBy=european-union imposedOn=north-korea"],
    ),
    (
        "en",
        "The United States threatened Turkey with sanctions.",
        ["Sanction Hypothetical imposedBy=united-states imposedOn=turkey"],
    ),
    (
        "en",
        "Sanctions imposed on Russia by the European Union will be extended for six months.",
        ["Sanction Occurred imposedBy=european-union imposedOn=russia"],
    ),
    (
        "en",
        "Japan froze the assets of Viktor Bout.",
        ["Sanction Occurred imposedBy=japan imposedOn=viktor-bout"],
    ),
    (
        "en",
        "Canada sanctioned Sergey Lavrov in February.",
        ["Sanction Occurred imposedBy=canada imposedOn=sergei-lavrov"],
    ),
    (
        "en",
        "Companies evading Western sanctions on Russia face fines.",
        ["Sanction Occurred imposedOn=russia"],
    ),
    ("en", "Boeing was fined over safety lapses.", []),
    (
        "en",
        "Kim Jong Un arrived in Vladivostok by train on Wednesday.",
        ["Visit Occurred destination=vladivostok visitor=kim-jong-un"],
    ),
    (
        "en",
        "Wang Yi travelled to Pyongyang on Monday.",
        ["Visit Occurred destination=pyongyang visitor=wang-yi"],
    ),
    (
        "en",
        "Pope Francis paid a visit to Baghdad in 2021.",
        ["Visit Occurred destination=baghdad visitor=pope-francis"],
    ),
    (
        "en",
        "Joe Biden flew to Tel Aviv to show support for Israel.",
        ["Visit Occurred destination=tel-aviv visitor=joe-biden"],
    ),
    (
        "en",
        "Antony Blinken is on a three-day trip to China.",
        ["Visit Occurred destination=china visitor=antony-blinken"],
    ),
    (
        "en",
        "Putin's visit to North Korea, Vladimir Putin's first in 24 years, was closely watched.",
        ["Visit Occurred destination=north-korea visitor=vladimir-putin"],
    ),
    (
        "en",
        "Vladimir Putin plans to visit Pyongyang next month.",
        ["Visit Planned destination=pyongyang visitor=vladimir-putin"],
    ),
    (
        "en",
        "Donald Trump cancelled his visit to Denmark.",
        ["Visit Denied destination=denmark visitor=donald-trump"],
    ),
    (
        "en",
        "Nancy Pelosi's arrival in Taipei angered China.",
        ["Visit Occurred destination=taipei visitor=nancy-pelosi"],
    ),
    (
        "en",
        "A U.S. delegation led by Bill Richardson visited Pyongyang.",
        ["Visit Occurred destination=pyongyang visitor=bill-richardson"],
    ),
    (
        "en",
        "Xi Jinping invited Kim Jong Un to visit Beijing.",
        ["Visit Hypothetical destination=beijing visitor=kim-jong-un"],
    ),
    ("en", "Tourists flew to Bali for the holidays.", []),
    ("en", "Apple will launch a new telephone in California.", []),
]


def said(fact: Fact) -> str:
    """Write an event with what things fill its roles."""
    roles = {role: names for role, names in fact.roles.items() if role not in WORDS}
    filled = [f"{role}={','.join(names)}" for role, names in sorted(roles.items())]
    return " ".join([fact.type, fact.status, *filled])


@pytest.mark.parametrize(("code", "text", "expected"), SAID)
def test_news_is_read_as_a_reader_would(code: str, text: str, expected: list[str]) -> None:
    found = [said(fact) for fact in told(text, code) if fact.type in KINDS]
    assert sorted(found) == sorted(expected)
