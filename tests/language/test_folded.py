import pytest

from tests.language.building import BODY, read
from tui.language.folded import folded


@pytest.mark.parametrize("sum_of_money", ["$40", "£7bn", "₹40", "₦300", "40"])
def test_a_sum_is_a_number_in_whatever_currency(sum_of_money: str) -> None:
    article = read("Marl keeps its hall", BODY, f"The fund lent the hall {sum_of_money} last year.")
    line = [*folded(article)][-1]
    assert line.classes[line.words.index(sum_of_money)] == "0"
