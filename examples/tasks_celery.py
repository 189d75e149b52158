# pip install latebind celery && LATEBIND_MEMORY=sqlite:///tasks.db python examples/tasks_celery.py
"""A Celery task that runs a script. As it stands it runs at once, in this process; with a broker, in workers:

    CELERY_BROKER=redis://127.0.0.1 LATEBIND_MEMORY=sqlite:///tasks.db celery -A tasks_celery worker

Workers are forked processes: they share the runtime's file, not its connections. A task may be delivered twice, so the
script notes in the same block what it has done.
"""

import os
from typing import Any

from celery import Celery, Task

import latebind

app = Celery("tasks", broker=os.environ.get("CELERY_BROKER", "memory://"))
app.conf.task_always_eager = "CELERY_BROKER" not in os.environ
app.conf.task_eager_propagates = True

runtime = latebind.Runtime(memory=os.environ["LATEBIND_MEMORY"])
POINTS = runtime.compile(
    """
    return expr {
      if (!memory.has("done:@(order.id)")) {
        memory.setItem("done:@(order.id)", "yes")
        $memory.increment("points", Math.floor(order.total / 10))
      }
      $memory.get("points", 0)
    }
    """,
    name="points.late",
    variables=("order",),
)


@app.task(bind=True, max_retries=5)
def give_points(self: Task, user: str, order: dict[str, Any]) -> Any:
    """The user's points, with those for an order."""
    try:
        with runtime.context(user=user, variables={"order": order}) as ctx:
            return ctx.run(POINTS).value
    except latebind.MemoryApiError as error:
        if not error.retryable:
            raise
        raise self.retry(exc=error, countdown=error.retry_after or 1) from error


if __name__ == "__main__":
    for order in ({"id": "P-1", "total": 120}, {"id": "P-1", "total": 120}, {"id": "P-2", "total": 35}):
        print(order["id"], give_points.delay("ana", order).get())
