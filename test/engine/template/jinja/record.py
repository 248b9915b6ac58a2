"""Renders template cases with Python's own jinja2, the yardstick of the Jinja tests.

    python3 record.py                 records every file of test/fixtures/jinja into test/fixtures/jinja/recorded
    python3 record.py --stdin         reads one file's JSON from standard input, prints the results as JSON

Needs jinja2 3.1 (Debian: python3-jinja2).
"""

import json
import pathlib
import random
import signal
import statistics
import sys

from jinja2 import DictLoader, Environment, TemplateSyntaxError, meta

# A generated template may loop for ever; after so many seconds it counts as failed, as it does in Hone after its steps.
SECONDS = 0.5

FIXTURES = pathlib.Path(__file__).parents[3] / "fixtures" / "jinja"


def record(suite):
    return [record_case(suite, case) for case in suite["cases"]]


def record_case(suite, case):
    if isinstance(case, str):
        case = {"template": case}
    environment = Environment(
        loader=DictLoader(suite.get("partials", {})),
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
        **case.get("options", {}),
    )
    if suite.get("environment") == "promptsource":
        add_promptsource_names(environment)
    result = {}
    try:
        tree = environment.parse(case["template"])
        result["undeclared"] = sorted(meta.find_undeclared_variables(tree))
    except Exception:
        pass
    try:
        # A copy, because templates change lists and dicts.
        values = json.loads(json.dumps(case.get("values", suite.get("values", {}))))
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
        result["text"] = environment.from_string(case["template"]).render(values)
    except TemplateSyntaxError as error:
        result["error"] = {"kind": "syntax", "message": error.message, "line": error.lineno}
    except Exception as error:
        result["error"] = {"kind": type(error).__name__, "message": str(error)}
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return result


def give_up(*_):
    raise TimeoutError(f"no end within {SECONDS} seconds")


def add_promptsource_names(environment):
    """What PromptSource gives its templates beside jinja2's names."""
    environment.globals["zip"] = zip
    environment.filters["choice"] = random.choice
    environment.filters["highlight"] = lambda text: "<span style='color: #F08080'>" + text + "</span>"
    environment.filters["most_frequent"] = lambda items: statistics.multimode(items) if items else None


def main():
    signal.signal(signal.SIGALRM, give_up)
    if "--stdin" in sys.argv:
        json.dump(record(json.load(sys.stdin)), sys.stdout)
        return
    (FIXTURES / "recorded").mkdir(exist_ok=True)
    for path in sorted(FIXTURES.glob("*.json")):
        results = record(json.loads(path.read_text()))
        (FIXTURES / "recorded" / path.name).write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")
        print(f"{path.stem}: {len(results)} cases")


if __name__ == "__main__":
    main()
