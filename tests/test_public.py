"""The public names, the shipped files, and the schema that users check records with."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import jsonschema
import pytest

import onrecord
from onrecord.record import json_schema, to_json

ROOT = Path(__file__).parent.parent
SCHEMA = ROOT / "docs" / "record.schema.json"
SAID = "“The bridge is safe,” Mayor Ada Lund said on Monday. “I drove over it this morning.”"


def test_public_names_are_there():
    for name in onrecord.__all__:
        assert getattr(onrecord, name) is not None


def test_read_gives_a_record_of_values():
    record = onrecord.read(SAID, published="2024-05-17")
    assert isinstance(record, onrecord.Record)
    assert record.article.text == SAID
    assert {s.speaker for s in record.statements if s.mode == "direct"} == {"Ada Lund"}


def test_load_gives_a_spacy_language_that_pipes():
    nlp = onrecord.load()
    docs = list(nlp.pipe([SAID, "It rained in Lindale on Tuesday."]))
    assert [doc.text for doc in docs] == [SAID, "It rained in Lindale on Tuesday."]
    assert any(token.dep_ == "nsubj" for token in docs[0])


def test_a_wrong_date_is_named_with_its_remedy():
    with pytest.raises(onrecord.OnRecordError, match="2024-13-45"):
        onrecord.read(SAID, published="2024-13-45")


def test_schema_in_docs_is_the_one_of_the_values(regold):
    wanted = json.dumps(json_schema(), indent=1, sort_keys=True) + "\n"
    if regold:
        SCHEMA.write_text(wanted, encoding="utf-8")
    assert SCHEMA.read_text(encoding="utf-8") == wanted


def test_every_field_is_described():
    """In the schema, and in docs/record.md by its name; fields.toml describes no field that there is not."""
    found = json_schema()["$defs"]
    fields = [(name, field, value) for name, one in found.items() for field, value in one["properties"].items()]
    assert [f"{name}.{field}" for name, field, value in fields if len(value.get("description", "").split()) < 3] == []
    page = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    assert [f"{name}.{field}" for name, field, _ in fields if f"`{field}`" not in page] == []


def test_a_record_holds_to_its_schema():
    record = onrecord.read(SAID, published="2024-05-17")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(to_json(record)), schema)


def test_what_is_needed_to_use_it_is_light():
    """No deep-learning framework, browser or server comes with a plain install."""
    wanted = metadata.requires("onrecord") or []
    names = {line.split(";")[0].split(">")[0].split("[")[0].strip() for line in wanted if "extra ==" not in line}
    assert not names & {"torch", "tensorflow", "transformers", "playwright", "fastapi", "pyspark", "textacy"}


@pytest.mark.slow
def test_the_wheel_ships_every_file_that_reading_needs(tmp_path):
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "-qq",
            "--no-deps",
            "--no-build-isolation",
            "-w",
            str(tmp_path),
            str(ROOT),
        ],
        check=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    shipped = set(zipfile.ZipFile(wheel).namelist())
    needed = {
        str(path.relative_to(ROOT / "src"))
        for path in (ROOT / "src" / "onrecord").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert needed <= shipped
    assert any(name.endswith(".onnx") for name in shipped)


def test_importing_it_is_quick_and_opens_no_network():
    """`import onrecord` loads neither the network's runtime nor spaCy: the first record must come soon."""
    code = "import sys, onrecord; print(sorted({'torch', 'onnxruntime', 'spacy', 'httpx'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
