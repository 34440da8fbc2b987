"""Lists and blocks that a colon announces."""

from __future__ import annotations

from onrecord.facts.statements.blocks import find_labelled, with_blocks
from onrecord.model.attribution import Attribution
from onrecord.text.view import view_of
from tests.make_doc import make_doc

BLOCK = "From Chairwoman Ada Lund:\n\nWe close the pier.\n\nIt is old."
LIST = "The report found that:\n\n- beams are rotten;\n- bolts are loose.\n\nIt rained."


def test_a_label_names_whose_the_block_is() -> None:
    view = view_of(make_doc(BLOCK))
    found = find_labelled(view, ((0, len(BLOCK)),), BLOCK)
    assert [[BLOCK[slice(*s)] for s in (*a.source, *a.cue, *a.content)] for a in found] == [
        ["Chairwoman Ada Lund", ":", "We close the pier."]
    ]
    assert find_labelled(view, (), BLOCK) == ()


def test_items_replace_the_words_before_the_colon() -> None:
    view = view_of(make_doc(LIST))
    short = Attribution(source=((0, 10),), cue=((11, 16),), content=((17, 22),), confidence=0.9)
    (found,) = with_blocks(view, [short], ((0, len(LIST)),), LIST)
    assert [LIST[slice(*s)] for s in found.content] == ["beams are rotten", "bolts are loose."]


def test_other_attributions_stay() -> None:
    view = view_of(make_doc(LIST))
    other = Attribution(source=(), cue=((69, 75),), content=((66, 68),), confidence=0.9)
    assert with_blocks(view, [other], ((0, len(LIST)),), LIST) == [other]
