"""Text that is data: names, titles and texts from the files, shown unchanged in any language."""

import re
from functools import lru_cache

from dashboard.model.published import Published

MEASURE_TEXTS = ("title", "goal_title", "responsible", "partners", "comment")
SHORTEST = 4


@lru_cache(maxsize=4)
def pattern(published: Published) -> re.Pattern[str]:
    """Every text that the product quotes, the longest first."""
    found = {text for name in MEASURE_TEXTS for text in published.measures[name].astype(str)}
    found |= {name for column in ("file", "sheet") for name in published.frame[column].unique()}
    found |= {
        published.regions.name(code, language)
        for code in published.frame["region"].unique()
        for language in ("nb", "nn")
    }
    found |= {item.source for item in published.breaks}
    found |= {name for source in published.catalogue.sources.values() for name in source.name.values()}
    longest = sorted((text for text in found if len(text) >= SHORTEST), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)), re.IGNORECASE)


@lru_cache(maxsize=100_000)
def without(published: Published, words: str) -> str:
    """The product's own text, without what it quotes."""
    return pattern(published).sub("¤", words)
