"""How far a submission came is read from the sentence that was kept of it, in whatever form it was said."""

from __future__ import annotations

import pytest

from gui.enrow.decision import Outcome
from gui.enrow.exchange import Answered, Lost
from gui.enrow.refusals import Reach, reach_of, submission_error
from gui.leads.fields import Kind

ENROW = b'{"message": "Nothing was sent and nothing was charged."}'
PAGE = b"<html><body>Sign in</body></html>"


@pytest.mark.parametrize(
    ("result", "reach"),
    [
        (Lost(Outcome.NEVER_SENT, "api.enrow.io refused the connection", ""), Reach.NEVER_LEFT),
        (Answered(403, PAGE), Reach.TURNED_AWAY),
        (Answered(407, b""), Reach.TURNED_AWAY),
        (Answered(400, ENROW), Reach.REFUSED),
        (Answered(401, ENROW), Reach.REFUSED),
        (Answered(401, b'{"message": "Not allowed by your plan"}'), Reach.REFUSED),
        (Answered(402, ENROW), Reach.REFUSED),
        (Answered(429, ENROW), Reach.REFUSED),
        (Answered(503, ENROW), Reach.REFUSED),
        (Lost(Outcome.UNKNOWN, "it took too long", ""), None),
        (Answered(500, ENROW), None),
    ],
)
@pytest.mark.parametrize("count", [1, 1284])
def test_a_kept_sentence_tells_how_far_it_came(
    result: Answered | Lost, reach: Reach | None, count: int
) -> None:
    assert reach_of(str(submission_error(result, Kind.EMAIL, count).sentence)) is reach


@pytest.mark.parametrize("sentence", ["", "Words of another version.", "Sent again."])
def test_other_words_do_not_tell(sentence: str) -> None:
    assert reach_of(sentence) is None
