import pytest

from kg.train.corpora import read_corpora, relabel, states, usual_labels
from kg.train.formats import TrainingDataError, brackets, held_back


def test_a_name_takes_its_usual_label():
    known = usual_labels(
        [
            brackets("a", "[MEDIA Warta Kita] dan [MEDIA Warta Kita]"),
            brackets("b", "[ORG Warta Kita] di [LOC Oslo]"),
        ]
    )
    assert known == {"Oslo": "LOC", "Warta Kita": "MEDIA"}


def test_older_labels_give_way_to_ours_but_people_stay():
    sentence = brackets("a", "[ORG Warta Kita] di [LOC Norwegia] mengutip [PER Norwegia]")
    ours = relabel(sentence, {"Warta Kita": "MEDIA", "Norwegia": "STATE"})
    assert [name.label for name in ours.names] == ["MEDIA", "STATE", "PER"]


@pytest.mark.parametrize("name", ["Korea Utara", "Norwegia", "AS", "Korsel", "Amerika Serikat"])
def test_states_go_by_long_and_short_names(name):
    assert name in states()


def test_no_sentence_is_in_two_splits(folder):
    corpora = read_corpora(folder)
    assert all(held_back(sentence.id) > 2 for sentence in corpora.train)
    assert all(held_back(sentence.id) == 2 for sentence in corpora.dev)
    assert all(held_back(sentence.id) < 2 for sentence in corpora.test)
    trained = {sentence.text for sentence in (*corpora.train, *corpora.older)}
    assert trained.isdisjoint(sentence.text for sentence in (*corpora.dev, *corpora.test))


def test_a_folder_without_sentences_is_refused(tmp_path):
    with pytest.raises(TrainingDataError, match="too few sentences"):
        read_corpora(tmp_path)
