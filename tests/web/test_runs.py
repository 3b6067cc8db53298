"""Runs: started, followed, read, cancelled, compared."""

from __future__ import annotations

import base64
import io
import json
from typing import Any

import pytest

from tests.web.people import copier, owner, watcher
from tests.web.serving import Canvas, Http, Served, Socket

TABLE = "size,colour,price\n" + "\n".join(
    f"{n},{'red' if n % 3 else 'blue'},{n * 2.5}" for n in range(40)
)
SLOW = "import time\n\n\ndef transform(data, other=None):\n    time.sleep(600)\n    return data\n"


def node(name: str, module: str, params: dict[str, Any], **inputs: str) -> dict[str, Any]:
    wires = {port: [source] for port, source in inputs.items()}
    return {"name": name, "module": module, "version": 1, "params": params, "inputs": wires}


def regression(alpha: float = 1.0) -> dict[str, Any]:
    """A whole experiment: data, split, learner, training, scores, evaluation."""
    return {
        "format": 1,
        "name": "Prices",
        "nodes": {
            "data-aaa": node("things", "enter_data", {"text": TABLE}),
            "split-aaa": node("split", "split_data", {}, data="data-aaa.output"),
            "ridge-aaa": node("ridge", "ridge", {"alpha": alpha}),
            "prepare-aaa": node("prepare", "prepare_features", {}, estimator="ridge-aaa.estimator"),
            "train-aaa": node(
                "train",
                "train_model",
                {"label": "price"},
                data="split-aaa.train",
                estimator="prepare-aaa.output",
            ),
            "score-aaa": node(
                "score", "score_model", {}, model="train-aaa.output", data="split-aaa.test"
            ),
            "evaluate-aaa": node("evaluate", "evaluate_model", {}, scored="score-aaa.output"),
        },
    }


@pytest.fixture
def boss(lab: Served) -> Http:
    return lab.http(owner(lab.app))


def finish(lab: Served, run: str) -> list[dict[str, Any]]:
    """Follow a run to its end; gives all its events."""
    socket = lab.socket(owner(lab.app))
    answer = socket.call("run-follow", {"run": run, "after": 0})
    assert answer["ok"], answer
    events: list[dict[str, Any]] = answer["events"]
    while not over(events):
        events.append(socket.wait("run-event", lambda event: event["run"] == run))
    socket.close()
    return events


def over(events: list[dict[str, Any]]) -> bool:
    ends = ("done", "failed", "cancelled", "interrupted")
    return any(event["type"] == "run-state" and event["state"] in ends for event in events)


def states(events: list[dict[str, Any]]) -> dict[str, str]:
    """Last state of each node."""
    return {event["node"]: event["state"] for event in events if event["type"] == "node-state"}


@pytest.fixture(scope="module")
def done(lab: Served) -> tuple[str, str]:
    """A graph and a run of it that is over."""
    boss = lab.http(owner(lab.app))
    graph = boss.post("/api/graphs", {"document": regression()}, 201)["id"]
    run = boss.post(f"/api/graphs/{graph}/runs", {}, 201)["id"]
    finish(lab, run)
    return graph, run


def test_a_run_is_followed_to_its_end_and_told_again(lab: Served, done: tuple[str, str]) -> None:
    events = finish(lab, done[1])
    assert set(states(events).values()) == {"done"}
    numbers = [event["seq"] for event in events if event["type"] != "progress"]
    assert numbers == sorted(set(numbers))
    socket = lab.socket(owner(lab.app))
    later = socket.call("run-follow", {"run": done[1], "after": numbers[2]})
    assert [event["seq"] for event in later["events"]] == numbers[3:]
    assert later["state"] == "done"


def test_a_run_says_its_metrics_and_parts(boss: Http, done: tuple[str, str]) -> None:
    graph, run = done
    found = boss.get(f"/api/runs/{run}")
    assert found["metrics"]["evaluate.r2"] > 0.99
    assert found["nodes"]["train-aaa"]["state"] == "done"
    assert found["environment"]["scikit-learn"]
    assert boss.get(f"/api/graphs/{graph}/runs")[-1]["id"] == run
    assert run in [each["id"] for each in boss.get("/api/runs?state=done&limit=200")["runs"]]


def test_outputs_are_read(boss: Http, done: tuple[str, str]) -> None:
    base = f"/api/runs/{done[1]}/outputs"
    page = boss.get(f"{base}/data-aaa/output/table?limit=3&sort=size&descending=1")
    assert page["rows"] == 40
    assert [row[0] for row in page["data"]] == [39, 38, 37]
    stats = boss.get(f"{base}/data-aaa/output/stats")
    assert [column["name"] for column in stats["columns"]] == ["size", "colour", "price"]
    assert boss.get(f"{base}/evaluate-aaa/output/metrics")["values"]["r2"] > 0.99
    model = boss.get(f"{base}/train-aaa/output/model")
    assert model["features"] == ["size", "colour"]
    rows = {"rows": [{"size": 4, "colour": "red"}]}
    scored = boss.post(f"{base}/train-aaa/output/score", rows)
    assert scored["columns"][-1] == "predicted"


def test_a_model_scores_a_file(boss: Http, done: tuple[str, str]) -> None:
    sent = {"file": ("new.csv", io.BytesIO(b"size,colour\n4,red\n5,blue\n"))}
    path = f"/api/runs/{done[1]}/outputs/train-aaa/output/score-file"
    response = boss.request("POST", path, files=sent)
    assert response.status_code == 200, response.text
    assert len(response.json()["data"]) == 2


DOWNLOADS = [("data-aaa", "csv"), ("data-aaa", "parquet"), ("train-aaa", "skops")]


@pytest.mark.parametrize(("key", "form"), DOWNLOADS)
def test_outputs_are_taken_home(
    lab: Served, boss: Http, done: tuple[str, str], key: str, form: str
) -> None:
    path = f"/api/runs/{done[1]}/outputs/{key}/output/download?as={form}"
    response = boss.request("GET", path)
    assert response.status_code == 200, response.text
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert len(response.content) > 100
    home = lab.app.extensions["doorkeeper"].settings.folder
    assert list(home.glob("*download-*")) == []  # but where the next server clears up


def test_only_what_changed_runs_again(lab: Served, boss: Http, done: tuple[str, str]) -> None:
    graph = boss.post("/api/graphs", {"document": regression(alpha=2.0)}, 201)["id"]
    run = boss.post(f"/api/graphs/{graph}/runs", {}, 201)["id"]
    found = states(finish(lab, run))
    assert found["split-aaa"] == "reused"
    assert found["train-aaa"] == "done"
    compared = boss.get(f"/api/compare?runs={done[1]},{run}")
    changed = {(row["name"], row["param"]): row["values"] for row in compared["params"]}
    assert changed[("ridge", "alpha")] == {done[1]: 1.0, run: 2.0}


def test_a_run_waits_for_the_edits_the_window_has(lab: Served, boss: Http) -> None:
    graph = boss.post("/api/graphs", {"document": regression()}, 201)["id"]
    canvas = Canvas(lab.socket(owner(lab.app)), graph)
    canvas.edit(lambda it: it.nodes["ridge-aaa"]["params"].update({"alpha": "3.5"}))
    vector = base64.b64encode(canvas.doc.get_state()).decode()
    run = boss.post(f"/api/graphs/{graph}/runs", {"vector": vector}, 201)["id"]
    assert canvas.socket.wait("run-started")["run"]["id"] == run
    document = boss.get(f"/api/runs/{run}/document")
    assert document["nodes"]["ridge-aaa"]["params"]["alpha"] == 3.5
    finish(lab, run)
    script = boss.get(f"/api/runs/{run}/script")
    assert "Ridge(alpha=3.5" in script["text"]


def test_a_graph_with_problems_does_not_run(boss: Http) -> None:
    document = regression()
    del document["nodes"]["split-aaa"]
    document["nodes"]["train-aaa"]["inputs"].pop("data")
    document["nodes"]["score-aaa"]["inputs"].pop("data")
    graph = boss.post("/api/graphs", {"document": document}, 201)["id"]
    error = boss.post(f"/api/graphs/{graph}/runs", {}, 422)["error"]
    assert error["code"] == "problems"
    assert ("train-aaa", "data") in [(each["node"], each["port"]) for each in error["problems"]]


def test_a_run_is_cancelled_at_once(lab: Served, boss: Http) -> None:
    document = regression()
    document["nodes"]["code-aaa"] = node(
        "slow", "execute_python", {"code": SLOW}, data="data-aaa.output"
    )
    graph = boss.post("/api/graphs", {"document": document}, 201)["id"]
    run = boss.post(f"/api/graphs/{graph}/runs", {"confirmed": texts(boss, graph)}, 201)["id"]
    socket: Socket = lab.socket(owner(lab.app))
    heard = socket.call("run-follow", {"run": run})["events"]
    while states(heard).get("code-aaa") != "running":
        heard.append(socket.wait("run-event"))
    boss.post(f"/api/runs/{run}/cancel")
    while not over(heard):
        heard.append(socket.wait("run-event"))
    assert boss.get(f"/api/runs/{run}")["state"] == "cancelled"
    assert states(heard)["code-aaa"] == "cancelled"


def texts(boss: Http, graph: str) -> list[str]:
    return [code["sha256"] for code in boss.get(f"/api/graphs/{graph}/code")]


def test_an_error_lands_on_its_node(lab: Served, boss: Http) -> None:
    document = regression()
    code = "def transform(data, other=None):\n    return data['no such column']\n"
    document["nodes"]["code-aaa"] = node("mine", "execute_python", {"code": code})
    document["nodes"]["code-aaa"]["inputs"] = {"data": ["data-aaa.output"]}
    graph = boss.post("/api/graphs", {"document": document}, 201)["id"]
    run = boss.post(f"/api/graphs/{graph}/runs", {"confirmed": texts(boss, graph)}, 201)["id"]
    events = finish(lab, run)
    assert states(events)["code-aaa"] == "failed"
    assert states(events)["evaluate-aaa"] in ("done", "reused")
    error = boss.get(f"/api/runs/{run}")["nodes"]["code-aaa"]["error"]
    assert error["type"] == "KeyError"


def test_a_run_becomes_a_draft(boss: Http, done: tuple[str, str]) -> None:
    draft = boss.post(f"/api/runs/{done[1]}/draft", status=201)
    assert draft["id"] != done[0]
    document = boss.get(f"/api/graphs/{draft['id']}/document")
    assert json.dumps(document["nodes"]) == json.dumps(
        boss.get(f"/api/runs/{done[1]}/document")["nodes"]
    )


def test_guests_follow_what_they_may_see(lab: Served, done: tuple[str, str]) -> None:
    graph, run = done
    guest = lab.socket(watcher())
    assert guest.call("run-follow", {"run": run})["ok"]
    copy = lab.http(copier("Carl")).post(f"/api/graphs/{graph}/duplicate", status=201)["id"]
    theirs = lab.http(copier("Carl")).post(f"/api/graphs/{copy}/runs", {}, 201)["id"]
    finish(lab, theirs)
    assert guest.call("run-follow", {"run": theirs})["error"]["code"] == "not-found"
    stranger = lab.http(copier("Dora"))
    for path in ("", "/script", "/document", "/logs", "/outputs/data-aaa/output/table"):
        stranger.get(f"/api/runs/{theirs}{path}", 404)
    stranger.post(f"/api/runs/{theirs}/cancel", status=404)
    lab.http(watcher()).post(f"/api/runs/{run}/draft", status=403)


def test_a_preview_shows_how_a_file_would_be_read(boss: Http) -> None:
    sent = {"file": ("cars.csv", io.BytesIO(b"name;price\nA;1,5\nB;2,5\n"))}
    file = boss.request("POST", "/api/files", files=sent).json()
    body = {"file": {"name": file["name"], "sha256": file["sha256"]}, "params": {}}
    preview = boss.post("/api/files/preview", body)
    assert [column["name"] for column in preview["columns"]] == ["name;price"]
    preview = boss.post("/api/files/preview", {**body, "guess": True})
    assert [column["name"] for column in preview["columns"]] == ["name", "price"]
    assert preview["detected"] == {"delimiter": "semicolon", "decimal": ","}
