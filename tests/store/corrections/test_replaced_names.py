"""Names that stand in replaced articles alone: nobody is asked about them."""

from __future__ import annotations

from pathlib import Path

from onrecord.resolve import open_store
from tests.store.small import Small

REST = (
    " The board of the bureau met in the long room above the weir and heard the engineers, who had walked along the bank "
    "with lamps and ropes and measured every stone of the old wall before the flood came."
)


def _article(who: str, *, source: str, published: str, rest: str = REST) -> Small:
    small = Small(f"{who} of the Weir Bureau spoke.{rest}", source=source, published=published, publisher="The Courier")
    small.office(small.entity(who), "director", small.entity("Weir Bureau", kind="organization"), words=who)
    return small


def test_nobody_is_asked_about_whom_replaced_articles_alone_name(tmp_path: Path) -> None:
    pianist = Small("Ada Jessop, pianist of the Silver Hall, played.", source="hall", publisher="The Ledger")
    pianist.office(pianist.entity("Ada Jessop"), "pianist", pianist.entity("Silver Hall", kind="organization"))
    with open_store(tmp_path / "s.db") as store:
        store.add_all([_article("Ada Jessop", source="weir", published="2024-03-01").record(), pianist.record()])
        assert len(store.questions()) == 1
        store.add_all([_article("Uwe Umber", source="weir", published="2024-03-02").record()])
        assert {one.articles for one in store.find("Ada Jessop")} == {0, 1}
        assert store.questions() == ()
        assert store.browse.questions() == ()
