"""Enrow's side of a request: the key, the rate limit, the seven addresses. Nothing of sockets."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from gui.sandbox import answers, kinds, validation
from gui.sandbox.messages import Reply, Request, encode_json
from gui.sandbox.validation import RefusedError

if TYPE_CHECKING:
    from gui.sandbox.books import Books
    from gui.sandbox.clock import Clock
    from gui.sandbox.faults import FaultBoard


class RateLimit:
    """So many POST requests in any one second; the ones refused do not count."""

    def __init__(self, per_second: int, clock: Clock) -> None:
        self._per_second = per_second
        self._clock = clock
        self._taken: deque[float] = deque()

    def take(self) -> bool:
        """Whether one more request is allowed now. 0 per second means no limit."""
        now = self._clock.now()
        while self._taken and self._taken[0] <= now - 1.0:
            self._taken.popleft()
        if self._per_second and len(self._taken) >= self._per_second:
            return False
        self._taken.append(now)
        return True

    def clear(self) -> None:
        """Forget the past second."""
        self._taken.clear()


class Service:
    """The API of one account.

    Attributes:
        books: the account's books.
        board: the faults now set; here only those that stay with a batch.
        limit: the rate limit of the key, over all POST addresses.
    """

    def __init__(self, key: str, books: Books, clock: Clock, board: FaultBoard, limit: RateLimit) -> None:
        self._key = key
        self._clock = clock
        self.books = books
        self.board = board
        self.limit = limit

    def serve(self, request: Request) -> Reply:
        """Answer one request."""
        self.books.settle()
        try:
            self._authorise(request)
            if request.method == "POST":
                return self._post(request)
            if request.method == "GET":
                return self._get(request)
        except RefusedError as refusal:
            return Reply(refusal.status, encode_json(refusal.body))
        return _refuse(400, "Method not supported")

    def _authorise(self, request: Request) -> None:
        key = request.headers.get("x-api-key", "")
        if not key:
            raise RefusedError.saying(401, "No apikey found in the x-api-key headers")
        if key != self._key:
            raise RefusedError.saying(401, "This apikey is not valid")

    def _post(self, request: Request) -> Reply:
        is_single = request.path in kinds.SINGLE_PATHS
        kind = kinds.SINGLE_PATHS.get(request.path) or kinds.BULK_PATHS.get(request.path)
        if kind is None:
            return _refuse(400, "Unknown route")
        if not self.limit.take():
            return _refuse(429, "Too Many Requests")
        read = validation.read_single if is_single else validation.read_bulk
        submission = read(kind, request.body)
        self.books.check_covers(submission, single=is_single)
        batch = self.books.accept(submission, self.board.strike_batch(kind.name), single=is_single)
        return Reply(200 if is_single else 201, encode_json(answers.accepted(batch)))

    def _get(self, request: Request) -> Reply:
        if request.path == kinds.ACCOUNT_PATH:
            return self._account()
        is_single = request.path in kinds.SINGLE_PATHS
        kind = kinds.SINGLE_PATHS.get(request.path) or kinds.BULK_PATHS.get(request.path)
        if kind is None:
            return _refuse(400, "Unknown route")
        batch = self.books.batches.get(request.query.get("id", ""))
        if batch is None or batch.kind is not kind or batch.single != is_single:
            return (
                _refuse(500, "Could not retrieve search result") if is_single else _refuse(400, kind.unknown)
            )
        answer = answers.read_single(batch) if is_single else answers.read_bulk(batch, self._clock.now())
        return Reply(*answer)

    def _account(self) -> Reply:
        body: dict[str, object] = {"credits": kinds.credits_number(self.books.credits)}
        if self.books.webhooks:
            body["webhooks"] = self.books.webhooks
        return Reply(200, encode_json(body))


def _refuse(status: int, message: str) -> Reply:
    return Reply(status, encode_json({"message": message}))
