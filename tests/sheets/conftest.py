"""What the tests of spreadsheets share."""

from __future__ import annotations

import pytest

# The corpus compares in one place for all its files; without this a difference would not be shown.
pytest.register_assert_rewrite("tests.data.awkward")
