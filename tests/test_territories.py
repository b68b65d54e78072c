from kg.territories import get_territories

BY_CODE = {territory.code: territory for territory in get_territories()}


def test_every_territory_has_a_code_an_item_and_two_names():
    assert len(BY_CODE) > 240
    for territory in BY_CODE.values():
        assert len(territory.code) == 2
        assert territory.code.isupper()
        assert territory.qid[0] == "Q"
        assert territory.name
        assert territory.full_name


def test_a_territory_belongs_to_one_that_is_listed():
    assert {t.parent for t in BY_CODE.values() if t.parent} <= BY_CODE.keys()


def test_a_state_is_a_country_with_no_parent():
    assert BY_CODE["ID"].is_country
    assert BY_CODE["ID"].parent is None
    assert BY_CODE["GP"].parent == "FR"
