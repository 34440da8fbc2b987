"""UIMA CAS, an XMI file an article with the types in TypeSystem.xml: what INCEpTION and other UIMA tools read.

Mentions are DKPro's NamedEntity; facts are annotations of a layer of our own, one for each part of their words, with
the fact's id. Places are UTF-16, as UIMA counts; a character that XML cannot hold is U+FFFD.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cassis import Cas, TypeSystem

from onrecord.export.cited import Cited, Fact, file_name
from onrecord.export.files import Files
from onrecord.export.xml import allowed
from onrecord.record import Record

ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
FACT = "webanno.custom.Onrecord"
"""As INCEpTION names a layer of a project's own."""
_FEATURES = {ENTITY: "value identifier", FACT: "kind label fact says confidence"}


def write(records: Iterable[Record], files: Files) -> None:
    """Write the types, and a file for each article."""
    types = _types()
    with files.open("TypeSystem.xml") as file:
        file.write(types.to_xml().encode())
    for record in records:
        cas = _annotated(Cited(record), types)
        with files.open(f"{file_name(record.article)}.xmi") as file:
            file.write(cas.to_xmi().encode())


def _types() -> Any:
    types = TypeSystem()
    for name, features in _FEATURES.items():
        made = types.create_type(name=name, supertypeName="uima.tcas.Annotation")
        for feature in features.split():
            types.create_feature(domainType=made, name=feature, rangeType="uima.cas.String")
    return types


def _annotated(cited: Cited, types: Any) -> Any:
    """Return an article's text with its mentions and facts."""
    cas = Cas(typesystem=types)
    cas.sofa_string, cas.sofa_mime = allowed(cited.article.text), "text/plain"
    cas.document_language = cited.article.language
    named, stated = types.get_type(ENTITY), types.get_type(FACT)
    for key, entity in cited.entities.items():
        for mention in entity.mentions:
            start, end = mention.span
            cas.add(
                named(begin=start, end=end, value=entity.kind, identifier=f"{cited.key(key)} {allowed(entity.name)}")
            )
    for fact in cited.facts():
        for start, end in fact.spans:
            cas.add(stated(begin=start, end=end, **_values(fact)))
    return cas


def _values(fact: Fact) -> dict[str, str]:
    label = str(getattr(fact.value, fact.kind.label))
    return {
        "kind": fact.kind.name, "label": allowed(label), "fact": fact.id, "says": allowed(fact.says),
        "confidence": str(fact.confidence),
    }  # fmt: skip
