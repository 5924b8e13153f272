"""Averages and alpha against published numbers."""

from math import isclose

from driehoek.shared.averages import alpha, mean, mean_difference

# Extra hours of sleep with two drugs (Student, 1908); the bounds are those of t.test(extra ~ group) in R.
ONE = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
TWO = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


def test_the_interval_of_an_average_is_students() -> None:
    found = mean(ONE)
    assert found is not None
    assert isclose(found.value, 0.75)
    assert (round(found.low, 4), round(found.high, 4)) == (-0.5298, 2.0298)


def test_the_difference_is_welchs() -> None:
    found = mean_difference(ONE, TWO)
    assert found is not None
    assert (round(found.low, 4), round(found.high, 4)) == (-3.3655, 0.2055)
    assert not found.is_clear


def test_of_too_few_nothing_is_said() -> None:
    assert mean([1, 2, 3]) is None
    assert mean_difference(ONE, [1, 2, 3]) is None
    assert alpha([[1, 2]]) is None


def test_the_same_answer_to_everything_hangs_together_fully() -> None:
    assert alpha([[1, 1], [2, 2], [5, 5]]) == 1
    assert alpha([[3, 3], [3, 3]]) is None


def test_alpha_is_cronbachs() -> None:
    found = alpha([[2, 4], [4, 4], [3, 5], [5, 6], [1, 3]])
    assert found is not None
    assert isclose(found, 2 * (1 - (2.5 + 1.3) / 6.8), rel_tol=1e-9)
