"""What stands around the commands."""

import json
import subprocess
import sys
from importlib import import_module

from typer.testing import CliRunner

import onrecord
from onrecord.cli.app import app
from onrecord.model.versions import versions


def test_version() -> None:
    assert CliRunner().invoke(app, ["--version"]).stdout == f"onrecord {versions().line()}\n"
    assert versions().program == onrecord.__version__


def test_help_by_either_sign_and_as_a_module() -> None:
    wanted = CliRunner().invoke(app, ["--help"]).stdout
    assert "Add articles to the store" in wanted
    assert CliRunner().invoke(app, ["-h"]).stdout == wanted
    assert CliRunner().invoke(app, ["who", "-h"]).stdout == CliRunner().invoke(app, ["who", "--help"]).stdout
    done = subprocess.run([sys.executable, "-m", "onrecord", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"onrecord {onrecord.__version__}")


def test_schema_is_a_schema() -> None:
    schema = json.loads(CliRunner().invoke(app, ["schema"]).stdout)
    import_module("jsonschema").Draft202012Validator.check_schema(schema)
    assert schema["title"] == "onrecord/1"


def test_help_names_the_commands() -> None:
    result = CliRunner().invoke(app, ["--help"])
    assert result.exit_code == 0
    assert "read " in result.stdout and "schema " in result.stdout


def test_starting_up_imports_nothing_heavy() -> None:
    heavy = "{'spacy', 'numpy', 'onnxruntime', 'trafilatura', 'lxml', 'rich', 'jinja2', 'charset_normalizer'}"
    code = f"import sys, onrecord.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
