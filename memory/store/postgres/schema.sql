-- The first format of a PostgreSQL store: tables and functions. `@` is the schema, which a pooler would forget to set.
-- What stands in braces depends on `?partitions=N`. A step is never changed, only followed by another.
--
-- Tenants, owners and keys are bytes: an index entry ends at 2 704 of them, and text has no NUL. `scope` is an owner's
-- name within its tenant. What is longer than its part of the index stands there as its beginning or digest (see
-- names.py), and in full in `scopes` and `rest`. `head, rest` is the order of code points.

CREATE TABLE @entries (
    tenant bytea NOT NULL,
    scope bytea NOT NULL,
    head bytea NOT NULL,
    tail bytea NOT NULL,
    kind text NOT NULL,
    expires_at float8,
    updated_at float8 NOT NULL,
    born int8 NOT NULL,
    size int4 NOT NULL,
    file_size int8 NOT NULL,
    file bytea,
    rest bytea NOT NULL,
    value bytea NOT NULL,
    PRIMARY KEY (tenant, scope, head, tail)
) {partition};

-- What each owner holds, expired entries included. `expiring`: an entry with an expiry was ever put here. `changes`
-- counts keys that came and went, from a random start: an owner who has nothing left loses its row.
CREATE TABLE @scopes (
    tenant bytea NOT NULL,
    scope bytea NOT NULL,
    tenant_name bytea NOT NULL,
    scope_name bytea NOT NULL,
    entries int8 NOT NULL,
    bytes int8 NOT NULL,
    file_bytes int8 NOT NULL,
    expiring bool NOT NULL,
    changes int8 NOT NULL,
    PRIMARY KEY (tenant, scope)
) {partition};

CREATE TABLE @chunks (
    tenant bytea NOT NULL,
    file bytea NOT NULL,
    part int4 NOT NULL,
    data bytea NOT NULL,
    PRIMARY KEY (tenant, file, part)
) {partition};

{parts}

CREATE INDEX entries_expiry ON @entries (expires_at) WHERE expires_at IS NOT NULL;

-- Commits that happened, and those that never will: an answer that was lost is asked for here. An id begins with its
-- minute, so that one column has them in order of time.
CREATE TABLE @commits (id bytea PRIMARY KEY, done bool NOT NULL);

-- Whose turn it is. By the server's clock, as all who ask have that one.
CREATE TABLE @turns (tenant bytea PRIMARY KEY, nonce bytea NOT NULL, until timestamptz NOT NULL);

CREATE FUNCTION @forget_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM @chunks c WHERE c.tenant = OLD.tenant AND c.file = OLD.file;
    RETURN NULL;
END $$;

CREATE TRIGGER file_removed AFTER DELETE ON @entries FOR EACH ROW
    WHEN (OLD.file IS NOT NULL) EXECUTE FUNCTION @forget_file();

-- A text that changes when the set of live keys does, and their values, if asked. Where nothing expires, the owner's
-- count of changes; else the sum of the marks that entries get when they come to life. `deeper` is what a prefix has
-- beyond a head.
CREATE FUNCTION @fingerprint(t bytea, s bytea, first bytea, bound bytea, deeper bytea, with_values bool, at float8)
RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
    said text;
BEGIN
    IF with_values THEN
        SELECT encode(sha256(coalesce(string_agg(
                sha256(e.head || e.rest) || convert_to(e.kind, 'UTF8') || E'\\x00' || sha256(e.value), ''::bytea
                ORDER BY e.head, e.rest), '')), 'hex')
            INTO said FROM @entries e
            WHERE e.tenant = t AND e.scope = s AND e.head >= first AND (bound IS NULL OR e.head < bound)
                AND (deeper = '' OR substring(e.rest FOR length(deeper)) = deeper)
                AND (e.expires_at IS NULL OR e.expires_at > at);
        RETURN said;
    END IF;
    IF first = '' AND bound IS NULL THEN
        SELECT '=' || o.changes INTO said FROM @scopes o WHERE o.tenant = t AND o.scope = s AND NOT o.expiring;
        IF FOUND THEN
            RETURN said;
        END IF;
    END IF;
    SELECT count(*) || ' ' || coalesce(sum(e.born & 4294967295), 0) || ' ' || coalesce(sum(e.born >> 32), 0)
        INTO said FROM @entries e
        WHERE e.tenant = t AND e.scope = s AND e.head >= first AND (bound IS NULL OR e.head < bound)
                AND (deeper = '' OR substring(e.rest FOR length(deeper)) = deeper)
            AND (e.expires_at IS NULL OR e.expires_at > at);
    RETURN said;
END $$;

-- Whether what a block saw is still so. Rows are columns of arrays: 'c' a check of an entry (no kind: it is absent; `a`
-- is 1 where the expiry counts), 'l' a check of a listing (`head` to `tail`, `value` for `deeper`; `a` is 1 with values;
-- `kind` is the text).
CREATE FUNCTION @agrees(
    at float8, op text[], tenant bytea[], scope bytea[], head bytea[], tail bytea[], kind text[], value bytea[],
    number float8[], a int8[]
) RETURNS bool LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
    k text;
    v bytea;
    x float8;
BEGIN
    FOR i IN 1 .. cardinality(op) LOOP
        IF op[i] = 'c' THEN
            SELECT e.kind, e.value, e.expires_at INTO k, v, x FROM @entries e
                WHERE e.tenant = agrees.tenant[i] AND e.scope = agrees.scope[i]
                    AND e.head = agrees.head[i] AND e.tail = agrees.tail[i]
                    AND (e.expires_at IS NULL OR e.expires_at > at);
            IF coalesce(k, '') <> agrees.kind[i] OR (k IS NOT NULL AND v <> agrees.value[i])
                OR (a[i] = 1 AND x IS DISTINCT FROM nullif(number[i], -1)) THEN
                RETURN false;
            END IF;
        ELSIF op[i] = 'l' THEN
            IF @fingerprint(agrees.tenant[i], agrees.scope[i], agrees.head[i],
                    nullif(agrees.tail[i], ''), agrees.value[i], a[i] = 1, at) <> agrees.kind[i] THEN
                RETURN false;
            END IF;
        END IF;
    END LOOP;
    RETURN true;
END $$;

-- Add to what an owner holds. A quota is of what is live: what has expired is only counted where it would matter. Raises
-- LB001 where one would be passed, by more than the owner held before.
CREATE FUNCTION @settle(
    at float8, t bytea, s bytea, t_name bytea, s_name bytea, grew int8, grew_bytes int8, grew_files int8,
    live int8, live_bytes int8, live_files int8, moved bool, expires bool, most int8, most_bytes int8, most_files int8
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    total record;
    held record;
BEGIN
    IF NOT moved AND NOT expires AND grew = 0 AND grew_bytes = 0 AND grew_files = 0 THEN
        RETURN;
    END IF;
    INSERT INTO @scopes AS o VALUES (
            t, s, t_name, s_name, grew, grew_bytes, grew_files, expires, (random() * 4611686018427387904)::int8)
        ON CONFLICT (tenant, scope) DO UPDATE SET entries = o.entries + excluded.entries,
            bytes = o.bytes + excluded.bytes, file_bytes = o.file_bytes + excluded.file_bytes,
            expiring = o.expiring OR excluded.expiring, changes = o.changes + CASE WHEN moved THEN 1 ELSE 0 END
        RETURNING o.entries, o.bytes, o.file_bytes INTO total;
    IF total.entries = 0 THEN
        DELETE FROM @scopes o WHERE o.tenant = t AND o.scope = s AND o.entries = 0;
    END IF;
    IF (most >= 0 AND total.entries > most) OR (most_bytes >= 0 AND total.bytes > most_bytes)
        OR (most_files >= 0 AND total.file_bytes > most_files) THEN
        SELECT total.entries - count(*) AS entries, total.bytes - coalesce(sum(e.size), 0) AS bytes,
                total.file_bytes - coalesce(sum(e.file_size), 0) AS files
            INTO held FROM @entries e WHERE e.tenant = t AND e.scope = s AND e.expires_at <= at;
        IF (most >= 0 AND held.entries > greatest(most, held.entries - live))
            OR (most_bytes >= 0 AND held.bytes > greatest(most_bytes, held.bytes - live_bytes))
            OR (most_files >= 0 AND held.files > greatest(most_files, held.files - live_files)) THEN
            RAISE EXCEPTION 'a quota would be passed' USING ERRCODE = 'LB001';
        END IF;
    END IF;
END $$;

-- Note that a commit happens. A unique violation, where it was forbidden; LB003 where nobody would remember.
CREATE FUNCTION @record(id bytea, minute int4) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF minute < extract(epoch FROM clock_timestamp()) / 60 - 60 THEN
        RAISE EXCEPTION 'the commit is too old' USING ERRCODE = 'LB003';
    END IF;
    INSERT INTO @commits VALUES (id, true);
END $$;

-- `apply` of one entry, as it is most often: at most one check, of the same key, and one quota; with names and a key that
-- stand in an index as they are. Without `seen_kind` nothing is compared; where that is empty there must be no entry.
-- `bounds` are those of the quota, with commas; `latest` is when the id is too old. What does not expire has no `expires`.
CREATE FUNCTION @put(
    id bytea, latest timestamptz, at float8, wait_ms int4, sync text, tenant_lock int8, scope_lock int8, key_lock int8,
    t bytea, s bytea, h bytea, k text, v bytea, expires float8, bytes int4, seen_kind text, seen_value bytea, bounds text
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    was record;
    there bool;
    dead bool;
    alive int8;
    mark int8;
    lives int8 := CASE WHEN expires <= at THEN 0 ELSE 1 END;  -- not, where its time was over before the commit
BEGIN
    -- One assignment, which takes less than a PERFORM of each; a CASE looks at them in their order. Locks that nobody else
    -- has need no limit to the wait for them.
    there := CASE WHEN latest < clock_timestamp() THEN false
        WHEN sync <> '' AND set_config('synchronous_commit', sync, true) IS NULL THEN false
        WHEN expires IS NULL AND pg_try_advisory_xact_lock_shared(tenant_lock)
            AND pg_try_advisory_xact_lock_shared(scope_lock) AND pg_try_advisory_xact_lock(key_lock) THEN true
        WHEN set_config('lock_timeout', wait_ms || 'ms', true) IS NULL THEN false
        WHEN pg_advisory_xact_lock_shared(tenant_lock) IS NULL THEN false
        WHEN pg_advisory_xact_lock_shared(scope_lock) IS NULL THEN false
        ELSE pg_advisory_xact_lock(key_lock) IS NOT NULL END;
    -- A live entry that is replaced by one of its size changes no totals: then this is all. The locks are held, so that
    -- what the statement compares is current; one that expires may be locked by those who sweep.
    IF there THEN
        UPDATE @entries e SET kind = k, expires_at = expires, updated_at = at, value = v
            WHERE e.tenant = t AND e.scope = s AND e.head = h AND e.tail = ''
                AND (seen_kind IS NULL OR (e.kind = seen_kind AND e.value = seen_value))
                AND e.size = bytes AND e.file_size = 0
                AND CASE WHEN expires IS NULL THEN e.expires_at IS NULL ELSE e.expires_at > at END
                AND NOT EXISTS (SELECT FROM @turns o WHERE o.tenant = t AND o.until > clock_timestamp());
        IF FOUND THEN
            INSERT INTO @commits VALUES (put.id, true);
            RETURN 'done';
        END IF;
    ELSE
        RAISE EXCEPTION 'the commit is too old' USING ERRCODE = 'LB003';
    END IF;
    IF set_config('lock_timeout', wait_ms || 'ms', true) <> ''
        AND EXISTS (SELECT FROM @turns o WHERE o.tenant = t AND o.until > clock_timestamp()) THEN
        RETURN 'turn';
    END IF;
    SELECT e.kind, e.value, e.expires_at, e.size, e.file_size, e.file INTO was FROM @entries e
        WHERE e.tenant = t AND e.scope = s AND e.head = h AND e.tail = '';
    there := FOUND;
    dead := there AND coalesce(was.expires_at <= at, false);
    IF dead THEN  -- it may be swept meanwhile
        SELECT e.kind, e.value, e.expires_at, e.size, e.file_size, e.file INTO was FROM @entries e
            WHERE e.tenant = t AND e.scope = s AND e.head = h AND e.tail = '' FOR UPDATE;
        there := FOUND;
    END IF;
    alive := CASE WHEN there AND NOT dead THEN 1 ELSE 0 END;
    IF seen_kind IS NOT NULL AND (coalesce(CASE WHEN alive = 1 THEN was.kind END, '') <> seen_kind
        OR (alive = 1 AND was.value <> seen_value)) THEN
        RETURN 'moved';
    END IF;
    mark := (random() * 4611686018427387904)::int8;
    IF there THEN
        UPDATE @entries e SET kind = k, expires_at = expires, updated_at = at,
                born = CASE WHEN dead THEN mark ELSE e.born END, size = bytes, file_size = 0, file = NULL, value = v
            WHERE e.tenant = t AND e.scope = s AND e.head = h AND e.tail = '';
        IF was.file IS NOT NULL THEN
            DELETE FROM @chunks c WHERE c.tenant = t AND c.file = was.file;
        END IF;
        IF dead OR was.size <> bytes OR was.file_size <> 0 OR (expires IS NOT NULL AND was.expires_at IS NULL) THEN
            PERFORM @settle(at, t, s, '', '', 0, bytes - was.size, -was.file_size, lives - alive,
                lives * bytes - alive * was.size, -alive * was.file_size, dead,
                expires IS NOT NULL AND was.expires_at IS NULL,
                split_part(bounds, ',', 1)::int8, split_part(bounds, ',', 2)::int8, split_part(bounds, ',', 3)::int8);
        END IF;
    ELSE
        INSERT INTO @entries VALUES (t, s, h, '', k, expires, at, mark, bytes, 0, NULL, '', v);
        PERFORM @settle(at, t, s, '', '', 1, bytes, 0, lives, lives * bytes, 0, true, expires IS NOT NULL,
            split_part(bounds, ',', 1)::int8, split_part(bounds, ',', 2)::int8, split_part(bounds, ',', 3)::int8);
    END IF;
    INSERT INTO @commits VALUES (put.id, true);
    RETURN 'done';
END $$;

-- Compare and write. READ COMMITTED, and volatile: each statement sees what was committed before it, so that what is
-- compared is current once the locks are held. They are advisory, all of one order, and end with the transaction.
--
-- Further rows: 'x' clears an owner, 'd' deletes, 'p' puts (`a` the mark, `b` the size, `c` the size of the file, `file`
-- its name), 'f' a chunk of a file. `owner` is the number of the row's owner among those that are written, which have
-- arrays of their own. Says 'done', 'moved', 'turn' (another has it), 'lost' (ours is over); raises LB001 where a quota
-- would be passed, LB003 where its id is too old; a unique violation, where this commit was forbidden.
CREATE FUNCTION @apply(
    id bytea, minute int4, at float8, wait_ms int4, sync text,
    locks int8[], alone bool[], tenants bytea[], nonce bytea,
    op text[], tenant bytea[], scope bytea[], head bytea[], tail bytea[], kind text[], value bytea[], number float8[],
    a int8[], b int8[], c int8[], rest bytea[], file bytea[], owner int8[],
    o_tenant bytea[], o_scope bytea[], o_tenant_name bytea[], o_scope_name bytea[],
    q_entries int8[], q_bytes int8[], q_files int8[]
) RETURNS text LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    o int4;
    was record;
    before record;
    dead bool;
    alive bool;
    grew int8[] := array_fill(0::int8, ARRAY[cardinality(o_tenant)]);
    grew_bytes int8[] := grew;
    grew_files int8[] := grew;
    live int8[] := grew;
    live_bytes int8[] := grew;
    live_files int8[] := grew;
    moved bool[] := array_fill(false, ARRAY[cardinality(o_tenant)]);
    expiring bool[] := moved;
    gone record;
BEGIN
    PERFORM set_config('lock_timeout', wait_ms || 'ms', true);
    IF sync <> '' THEN
        PERFORM set_config('synchronous_commit', sync, true);
    END IF;
    FOR i IN 1 .. cardinality(locks) LOOP
        IF alone[i] THEN
            PERFORM pg_advisory_xact_lock(locks[i]);
        ELSE
            PERFORM pg_advisory_xact_lock_shared(locks[i]);
        END IF;
    END LOOP;
    IF EXISTS (SELECT FROM @turns t WHERE t.tenant = ANY (tenants) AND t.nonce <> apply.nonce AND t.until > clock_timestamp()) THEN
        RETURN CASE WHEN nonce = '' THEN 'turn' ELSE 'lost' END;
    END IF;
    IF nonce <> '' AND NOT EXISTS (SELECT FROM @turns t WHERE t.tenant = ANY (tenants) AND t.nonce = apply.nonce AND t.until > clock_timestamp()) THEN
        RETURN 'lost';
    END IF;
    IF NOT @agrees(at, op, tenant, scope, head, tail, kind, value, number, a) THEN
        RETURN 'moved';
    END IF;

    FOR i IN 1 .. cardinality(op) LOOP
        o := owner[i];
        IF op[i] = 'p' OR op[i] = 'd' THEN
            SELECT e.size, e.file_size, e.file, e.expires_at INTO was FROM @entries e
                WHERE e.tenant = apply.tenant[i] AND e.scope = apply.scope[i]
                    AND e.head = apply.head[i] AND e.tail = apply.tail[i] FOR UPDATE;
            IF FOUND THEN
                dead := was.expires_at IS NOT NULL AND was.expires_at <= at;
                grew[o] := grew[o] - 1;
                grew_bytes[o] := grew_bytes[o] - was.size;
                grew_files[o] := grew_files[o] - was.file_size;
                IF NOT dead THEN
                    live[o] := live[o] - 1;
                    live_bytes[o] := live_bytes[o] - was.size;
                    live_files[o] := live_files[o] - was.file_size;
                END IF;
                IF op[i] = 'd' THEN
                    DELETE FROM @entries e WHERE e.tenant = apply.tenant[i] AND e.scope = apply.scope[i]
                        AND e.head = apply.head[i] AND e.tail = apply.tail[i];
                    moved[o] := true;
                    CONTINUE;
                END IF;
                UPDATE @entries e SET kind = apply.kind[i], expires_at = nullif(number[i], -1), updated_at = at,
                        born = CASE WHEN dead THEN a[i] ELSE e.born END, size = b[i], file_size = c[i],
                        file = nullif(apply.file[i], ''), value = apply.value[i]
                    WHERE e.tenant = apply.tenant[i] AND e.scope = apply.scope[i]
                        AND e.head = apply.head[i] AND e.tail = apply.tail[i];
                IF was.file IS NOT NULL THEN
                    DELETE FROM @chunks c WHERE c.tenant = apply.tenant[i] AND c.file = was.file;
                END IF;
                moved[o] := moved[o] OR dead;
                expiring[o] := expiring[o] OR (number[i] <> -1 AND was.expires_at IS NULL);
            ELSIF op[i] = 'd' THEN
                CONTINUE;
            ELSE
                INSERT INTO @entries VALUES (
                    apply.tenant[i], apply.scope[i], apply.head[i], apply.tail[i], apply.kind[i],
                    nullif(number[i], -1), at, a[i], b[i], c[i], nullif(apply.file[i], ''), apply.rest[i],
                    apply.value[i]);
                moved[o] := true;
                expiring[o] := expiring[o] OR number[i] <> -1;
            END IF;
            alive := number[i] = -1 OR number[i] > at;
            grew[o] := grew[o] + 1;
            grew_bytes[o] := grew_bytes[o] + b[i];
            grew_files[o] := grew_files[o] + c[i];
            IF alive THEN
                live[o] := live[o] + 1;
                live_bytes[o] := live_bytes[o] + b[i];
                live_files[o] := live_files[o] + c[i];
            END IF;
        ELSIF op[i] = 'f' THEN
            INSERT INTO @chunks VALUES (apply.tenant[i], apply.file[i], a[i], apply.value[i]);
        ELSIF op[i] = 'x' THEN
            WITH removed AS (
                DELETE FROM @entries e WHERE e.tenant = apply.tenant[i] AND e.scope = apply.scope[i]
                    RETURNING e.size, e.file_size, e.expires_at IS NULL OR e.expires_at > at AS alive
            )
            SELECT count(*) AS entries, coalesce(sum(r.size), 0) AS bytes, coalesce(sum(r.file_size), 0) AS files,
                    count(*) FILTER (WHERE r.alive) AS live,
                    coalesce(sum(r.size) FILTER (WHERE r.alive), 0) AS live_bytes,
                    coalesce(sum(r.file_size) FILTER (WHERE r.alive), 0) AS live_files
                INTO gone FROM removed r;
            grew[o] := grew[o] - gone.entries;
            grew_bytes[o] := grew_bytes[o] - gone.bytes;
            grew_files[o] := grew_files[o] - gone.files;
            live[o] := live[o] - gone.live;
            live_bytes[o] := live_bytes[o] - gone.live_bytes;
            live_files[o] := live_files[o] - gone.live_files;
            moved[o] := moved[o] OR gone.entries > 0;
        END IF;
    END LOOP;

    FOR i IN 1 .. cardinality(o_tenant) LOOP
        PERFORM @settle(at, o_tenant[i], o_scope[i], o_tenant_name[i], o_scope_name[i], grew[i], grew_bytes[i],
            grew_files[i], live[i], live_bytes[i], live_files[i], moved[i], expiring[i], q_entries[i], q_bytes[i],
            q_files[i]);
    END LOOP;

    IF nonce <> '' THEN
        DELETE FROM @turns t WHERE t.tenant = ANY (tenants) AND t.nonce = apply.nonce;
    END IF;
    PERFORM @record(id, minute);
    RETURN 'done';
END $$;

-- Whether a commit happened; if not, it never will. It waits for one that is under way. It writes also where it happened:
-- standbys that have confirmed that have the commit, too, which came before.
CREATE FUNCTION @resolve(id bytea, minute int4, wait_ms int4, sync text) RETURNS text LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    happened bool;
BEGIN
    PERFORM set_config('lock_timeout', wait_ms || 'ms', true),
        CASE WHEN sync <> '' THEN set_config('synchronous_commit', sync, true) END;
    INSERT INTO @commits VALUES (resolve.id, false) ON CONFLICT DO NOTHING;
    IF FOUND THEN
        RETURN CASE WHEN minute < extract(epoch FROM clock_timestamp()) / 60 - 60 THEN 'unknown' ELSE 'never' END;
    END IF;
    UPDATE @commits c SET done = c.done WHERE c.id = resolve.id RETURNING c.done INTO happened;
    RETURN CASE WHEN happened THEN 'done' WHEN happened IS NULL THEN 'unknown' ELSE 'never' END;
END $$;

-- Take a tenant's turn: others who want to write wait until it is over. False where another one has it.
CREATE FUNCTION @take_turn(t bytea, nonce bytea, seconds float8, lock int8, wait_ms int4) RETURNS bool
LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('lock_timeout', wait_ms || 'ms', true);
    PERFORM pg_advisory_xact_lock(lock);  -- those who are writing have ended
    INSERT INTO @turns AS o VALUES (t, take_turn.nonce, clock_timestamp() + seconds * interval '1 second')
        ON CONFLICT (tenant) DO UPDATE SET nonce = excluded.nonce, until = excluded.until
            WHERE o.until <= clock_timestamp() OR o.nonce = excluded.nonce;  -- whose answer was lost
    RETURN FOUND;
END $$;

CREATE FUNCTION @end_turn(t bytea, nonce bytea) RETURNS void LANGUAGE sql AS $$
    DELETE FROM @turns o WHERE o.tenant = t AND o.nonce = end_turn.nonce
$$;

-- Delete at most so many entries that have expired, those first that expired first; the number deleted. What others are
-- writing is left alone.
CREATE FUNCTION @sweep(at float8, most int4) RETURNS int8 LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    swept int8 := 0;
    lost record;
    oldest bytea := int4send((date_part('epoch', clock_timestamp()) / 60)::int4 - 120);
BEGIN
    -- The first ones of the index, which are none most of the time: it must not read what others have committed.
    WITH old AS (
        SELECT c.id FROM @commits c WHERE c.id < oldest ORDER BY c.id LIMIT most FOR UPDATE SKIP LOCKED
    )
    DELETE FROM @commits c USING old o WHERE c.id = o.id;
    FOR lost IN
        WITH old AS (
            SELECT e.tenant, e.scope, e.head, e.tail FROM @entries e WHERE e.expires_at <= at
                ORDER BY e.expires_at LIMIT most FOR UPDATE SKIP LOCKED
        ), removed AS (
            DELETE FROM @entries e USING old o WHERE e.tenant = o.tenant AND e.scope = o.scope AND e.head = o.head
                AND e.tail = o.tail RETURNING e.tenant, e.scope, e.size, e.file_size
        )
        SELECT r.tenant, r.scope, count(*) AS entries, sum(r.size) AS bytes, sum(r.file_size) AS files
            FROM removed r GROUP BY 1, 2 ORDER BY 1, 2
    LOOP
        UPDATE @scopes s SET entries = s.entries - lost.entries, bytes = s.bytes - lost.bytes,
                file_bytes = s.file_bytes - lost.files
            WHERE s.tenant = lost.tenant AND s.scope = lost.scope;
        DELETE FROM @scopes s WHERE s.tenant = lost.tenant AND s.scope = lost.scope AND s.entries = 0;
        swept := swept + lost.entries;
    END LOOP;
    RETURN swept;
END $$;
