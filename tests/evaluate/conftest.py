from pathlib import Path

import pytest
from made_gold import GOLD, write_gold

from runding.evaluate.gold import GoldArticle, read_gold


@pytest.fixture
def made(tmp_path: Path) -> GoldArticle:
    """The article of made_gold, as loaded gold."""
    return read_gold(write_gold(tmp_path, GOLD))
