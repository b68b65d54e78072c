from kg.extract.phrases import Phrases

TABLE = Phrases([(("uji",), 1), (("uji", "coba"), 2), (("coba", "rudal"), 3), ((), 4)])


def test_every_match_is_found_the_longer_first_at_one_start() -> None:
    assert TABLE.find_all(["uji", "coba", "rudal"]) == [(0, 2, 2), (0, 1, 1), (1, 3, 3)]


def test_matches_do_not_overlap_where_that_is_asked() -> None:
    assert TABLE.find(["uji", "coba", "rudal"]) == [(0, 2, 2)]


def test_equal_phrases_all_stay_in_the_order_given() -> None:
    table = Phrases([(("kim",), "un"), (("kim",), "il")])
    assert table.find_all(["kim"]) == [(0, 1, "un"), (0, 1, "il")]
    assert table.find(["kim"]) == [(0, 1, "un")]


def test_a_phrase_cut_off_by_the_end_is_no_match() -> None:
    assert TABLE.find_all(["coba"]) == []


def test_a_table_knows_whether_it_holds_anything() -> None:
    assert TABLE
    assert not Phrases([((), "empty")])
