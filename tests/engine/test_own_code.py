"""The user's own code runs apart: isolated inputs, no way to the server, no crash of the run."""

from __future__ import annotations

import contextlib
import sys

import psutil
import pytest

from .plans import FIT, LEARN, TABLE, plan, step

SETUP = "import pandas as pd\n\n\ndef transform(data):\n{}"


def own(body: str, *needs: str, text: str = "own = transform(data)", **more):
    setup = SETUP.format("\n".join(f"    {line}" for line in body.splitlines()))
    return step("own", text, *(needs or ("data",)), setup=setup, own_code=True, **more)


DATA = step("data", TABLE)


def test_it_works(bench):
    heard = bench.run(plan(DATA, own("print('hello')\nreturn data.assign(z=1)")))
    assert heard.state == "done"
    assert heard.lines("own") == ["hello"]
    assert heard.node("own")["outputs"]["output"]["summary"]["columns"] == 3


def test_other_steps_go_on_with_what_it_made(bench):
    after = step("after", "after = own[['z']]", "own")
    heard = bench.run(plan(DATA, own("return data.assign(z=1)"), after))
    assert heard.nodes["after"] == "done"


def test_models_go_over_and_come_back(bench):
    fit = step("model", FIT, "data", setup=LEARN, types="Model")
    use = own("return data", "model", text="own = transform(model)", types="Any")
    heard = bench.run(plan(DATA, fit, use))
    assert heard.node("own")["outputs"]["output"]["kind"] == "model"


def test_it_cannot_change_the_inputs_of_others(bench):
    after = step("after", "after = data.assign(total=data['x'].sum())", "data", "own.output")
    spoil = own("data.loc[:, 'x'] = 0.0\nreturn data")
    first = bench.run(plan(DATA))
    after = step("after", "after = data[['x']].iloc[[5]]", "data", "own")
    heard = bench.run(plan(DATA, spoil, after))
    assert heard.state == "done"
    kept = bench.engine.ask("table", key=after.key, port="output")
    assert kept["data"] == [[5.0]]
    assert first.state == "done"


def test_its_error_lands_on_its_line(bench):
    heard = bench.run(plan(DATA, own("return data['nothing']"), step("b", "b = data", "data")))
    error = heard.node("own")["error"]
    assert error["text"] == "return data['nothing']"
    assert heard.nodes["b"] == "done"


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("import os\nos._exit(3)", "ended with code 3"),
        ("import os\nos.kill(os.getpid(), 9)", "killed"),
        ("raise SystemExit", "asked Python to end"),
        ("return 5", "Expected a table"),
        ("return pd.DataFrame({'a': [[1]]})", "cannot be passed on"),
        ("return data['x']", "Expected a table (a pandas DataFrame), got Series"),
    ],
)
def test_what_goes_wrong_is_said(bench, body, word):
    heard = bench.run(plan(DATA, own(body), step("b", "b = data", "data")))
    assert heard.nodes == {"data": "done", "own": "failed", "b": "done"}
    assert word in heard.node("own")["error"]["message"]


def test_it_cannot_speak_to_the_server(bench):
    body = (
        "import os, json, struct\n"
        "forged = json.dumps({'did': 'finished', 'node': 'data', 'seconds': 0}).encode()\n"
        "for descriptor in range(3, 64):\n"
        "    try:\n"
        "        os.write(descriptor, struct.pack('>I', len(forged)) + forged)\n"
        "    except OSError:\n"
        "        pass\n"
        "return data"
    )
    heard = bench.run(plan(DATA, own(body)))
    assert heard.nodes["data"] == "done"
    assert heard.nodes["own"] in ("done", "failed")


def test_files_are_there(bench):
    digest = bench.engine.outputs.blobs.add(b"a\n1\n")
    body = "import os\nassert os.listdir() == ['f.csv']\nreturn pd.read_csv('f.csv')"
    heard = bench.run(plan(DATA, own(body, files={"f.csv": digest})))
    assert heard.state == "done", heard.node("own")


@pytest.mark.skipif(sys.platform != "linux", reason="only there can orphans be found")
def test_what_it_leaves_running_ends_with_it(bench):
    body = (
        "import os, signal\n"
        "if os.fork() == 0:\n"
        "    os.setsid()\n"
        "    if os.fork() == 0:\n"
        "        print(os.getpid(), flush=True)\n"
        "        signal.pause()\n"
        "    os._exit(0)\n"
        "os.wait()\n"
        "return data"
    )
    heard = bench.run(plan(DATA, own(body)))
    assert heard.state == "done"
    (pid,) = heard.lines("own")
    with contextlib.suppress(psutil.NoSuchProcess):
        psutil.Process(int(pid)).wait(10)


REPLY = (
    "import json, os, socket, stat, struct\n"
    "back = os.path.abspath('../back/ab')\n"
    "os.makedirs(back)\n"
    "{}\n"
    "info = dict(exact=True, sha256=name, media='application/json', summary={{}})\n"
    "data = json.dumps(dict(did='finished', outputs=dict(output=info))).encode()\n"
    "for place in map(int, os.listdir('/proc/self/fd')):\n"
    "    try:\n"
    "        if stat.S_ISSOCK(os.fstat(place).st_mode):\n"
    "            os.write(place, struct.pack('>I', len(data)) + data)\n"
    "    except OSError:\n"
    "        pass\n"
    "os.kill(os.getpid(), 9)"
)


@pytest.mark.skipif(sys.platform != "linux", reason="looks for its channel in /proc")
@pytest.mark.parametrize(
    "lie",
    [
        "os.symlink({key!r}, f'{{back}}/{{name}}')",
        "os.mkfifo(f'{{back}}/{{name}}')",
        "open(f'{{back}}/{{name}}', 'w').write('1')",
    ],
    ids=["a link to a secret", "a pipe that never ends", "other bytes than it says"],
)
def test_what_it_claims_to_give_back_is_looked_at(bench, lie):
    key = bench.engine.home / "server.key"
    key.write_text('{"secret": "do not tell"}')
    body = REPLY.format("name = 'ab' + '0' * 62\n" + lie.format(key=str(key)))
    heard = bench.run(plan(DATA, own(body, types="Any")))
    assert heard.nodes["own"] == "failed"
    assert "cannot be read" in heard.node("own")["error"]["message"]
    assert "do not tell" not in str(heard.events)
