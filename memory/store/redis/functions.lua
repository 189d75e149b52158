-- What runs on the server, in one step each: committing, resolving, listing, counting, sweeping, and the turn of a tenant.
-- `functions.py` loads it; `layout.py` says what the keys are called and what stands in them.
--
-- A scope's hash has a field `k`+key for each entry and `#` for its totals. An entry is a byte for its kind, its expiry
-- and the `now` that wrote it (doubles), a digest of 16 bytes where its kind is a capital, a blob's name of 16 bytes
-- where it is a file, and its text. A scope with many entries has two sorted sets as well: its keys in order, and its
-- expiring keys by expiry.

local INDEXED_ENTRIES, INDEXED_BYTES = 512, 131072  -- above either, a scope is indexed
local BATCH = 1000                                  -- expired entries that one call removes, keys that one call adds
local KEPT_AFTER = 3600                             -- seconds that a scope outlives its last entry, by the server's clock
local FOREVER = 1 / 0
local TOTALS = '<dddddddddd'

-- the totals of a scope

local function totals(hash)
  local text = redis.call('HGET', hash, '#')
  if not text then
    return {entries = 0, bytes = 0, file_bytes = 0, expiring = 0, changes = 0, writes = 0, indexed = 0, files = 0,
      first = FOREVER, last = 0, new = true}
  end
  local entries, bytes, file_bytes, expiring, changes, writes, indexed, files, first, last = struct.unpack(TOTALS, text)
  return {entries = entries, bytes = bytes, file_bytes = file_bytes, expiring = expiring, changes = changes,
    writes = writes, indexed = indexed, files = files, first = first, last = last}
end

local function pack(t)
  return struct.pack(TOTALS, t.entries, t.bytes, t.file_bytes, t.expiring, t.changes, t.writes, t.indexed, t.files,
    t.first, t.last)
end

-- A number that no other life of the scope, here or on a server that took over, had or will have.
local function after(number, micros)
  return math.max(number + 1, micros)
end

local function micros()
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000000 + tonumber(time[2])
end

-- entries

-- What another hand has damaged has no known kind, and stays until it is replaced or deleted.
local function header(entry)
  if #entry < 17 then
    return '?', FOREVER, nil, nil, #entry + 1
  end
  local kind, expires = struct.unpack('<c1d', entry)
  local at = 18
  local lower = string.lower(kind)
  local digest, blob
  if kind ~= lower then
    digest, at = string.sub(entry, at, at + 15), at + 16
  end
  if lower == 'f' then
    blob, at = string.sub(entry, at, at + 15), at + 16
  end
  return lower, expires, digest, blob, at
end

local function file_size(text)
  return tonumber(string.match(text, '"size":%s*(%d+)')) or 0
end

-- Adds an entry to the totals, or takes it away: `sign` is 1 or -1.
local function count(t, key, entry, sign)
  local kind, expires, _, _, at = header(entry)
  t.entries = t.entries + sign
  t.bytes = t.bytes + sign * (#key + #entry - at + 1)
  if expires ~= FOREVER then
    t.expiring = t.expiring + sign
  end
  if kind == 'f' then
    t.files = t.files + sign
    t.file_bytes = t.file_bytes + sign * file_size(string.sub(entry, at))
  end
end

-- What all keys of a slot start with. Keys are named to the server as far as it needs them to find the slot; the others
-- start alike, so they are in that slot, and a user who may use one may use all.
local function start_of(key)
  return string.sub(key, 1, string.find(key, '}', 1, true))
end

local function blob_key(hash, blob)
  return start_of(hash) .. 'b' .. blob
end

local function scope_of(hash)
  return string.sub(hash, string.find(hash, '}', 1, true) + 2)
end

-- a scope's keys: hash, order, expiries, blobs

local function drop_blob(scope, entry)
  local _, _, _, blob = header(entry)
  if blob then
    redis.call('UNLINK', blob_key(scope.hash, blob))
    redis.call('SREM', scope.blobs, blob)
  end
end

local function drop(scope)
  if scope.t.files > 0 then
    for _, blob in ipairs(redis.call('SMEMBERS', scope.blobs)) do
      redis.call('UNLINK', blob_key(scope.hash, blob))
    end
  end
  redis.call('UNLINK', scope.hash, scope.order, scope.expiries, scope.blobs)
end

local function add(set, batch)
  if #batch > 0 then
    redis.call('ZADD', set, unpack(batch))
  end
end

local function build_index(scope)
  local all = redis.call('HGETALL', scope.hash)
  local order, expiries = {}, {}
  for i = 1, #all, 2 do
    if all[i] ~= '#' then
      local key = string.sub(all[i], 2)
      order[#order + 1], order[#order + 2] = 0, key
      local _, expires = header(all[i + 1])
      if expires ~= FOREVER then
        expiries[#expiries + 1], expiries[#expiries + 2] = expires, key
      end
      if #order >= BATCH then
        add(scope.order, order)
        order = {}
      end
      if #expiries >= BATCH then
        add(scope.expiries, expiries)
        expiries = {}
      end
    end
  end
  add(scope.order, order)
  add(scope.expiries, expiries)
  scope.t.indexed = 1
end

-- Writes the totals of a scope after its entries; `was` says how it was registered before.
local function settle(scope, registry, now)
  local t = scope.t
  if t.entries == 0 then
    drop(scope)
    redis.call('ZREM', registry, scope_of(scope.hash))
    return
  end
  if t.indexed == 0 and (t.entries > INDEXED_ENTRIES or t.bytes > INDEXED_BYTES) then
    build_index(scope)
    scope.timed = nil
  end
  if t.new or t.first < scope.first then
    redis.call('ZADD', registry, t.first == FOREVER and 'inf' or string.format('%.17g', t.first), scope_of(scope.hash))
  end
  redis.call('HSET', scope.hash, '#', pack(t))
  local timed = t.expiring == t.entries and t.last or 0
  if timed ~= scope.timed then
    local keys = {scope.hash}
    if t.indexed == 1 then
      keys = {scope.hash, scope.order, scope.expiries}
    end
    if t.files > 0 then
      keys[#keys + 1] = scope.blobs
    end
    for _, key in ipairs(keys) do
      if timed > 0 then
        local left = math.max(timed - now, 0) + KEPT_AFTER
        redis.call('PEXPIRE', key, string.format('%.0f', math.min(left, 1e11) * 1000))
      else
        redis.call('PERSIST', key)
      end
    end
  end
end

local function opened(hash)
  local t, start, scope = totals(hash), start_of(hash), scope_of(hash)
  return {hash = hash, order = start .. 'x' .. scope, expiries = start .. 'e' .. scope, blobs = start .. 'f' .. scope,
    t = t, first = t.first, timed = t.expiring == t.entries and t.last or 0}
end

-- Removes expired entries, at most so many: they change no listing. Gives how many.
local function remove_expired(scope, now, limit)
  local t, gone, first = scope.t, {}, FOREVER
  if t.expiring == 0 then
    return 0
  end
  if t.indexed == 1 then
    local keys = redis.call('ZRANGEBYSCORE', scope.expiries, '-inf', string.format('%.17g', now), 'LIMIT', 0, limit)
    for _, key in ipairs(keys) do
      gone[#gone + 1], gone[#gone + 2] = 'k' .. key, redis.call('HGET', scope.hash, 'k' .. key)
    end
  else
    local all = redis.call('HGETALL', scope.hash)
    for i = 1, #all, 2 do
      if all[i] ~= '#' then
        local _, expires = header(all[i + 1])
        if expires <= now and #gone < 2 * limit then
          gone[#gone + 1], gone[#gone + 2] = all[i], all[i + 1]
        elseif expires < first then
          first = expires
        end
      end
    end
  end
  if #gone > 0 then
    redis.call('HSET', scope.hash, '#', pack(t))  -- where memory is full this may be refused, and nothing is done yet
  end
  for i = 1, #gone, 2 do
    local key, entry = string.sub(gone[i], 2), gone[i + 1]
    redis.call('HDEL', scope.hash, gone[i])
    if t.indexed == 1 then
      redis.call('ZREM', scope.order, key)
      redis.call('ZREM', scope.expiries, key)
    end
    if entry then
      count(t, key, entry, -1)
      drop_blob(scope, entry)
    end
  end
  if t.indexed == 1 then
    local earliest = redis.call('ZRANGE', scope.expiries, 0, 0, 'WITHSCORES')
    first = earliest[2] and tonumber(earliest[2]) or FOREVER
  end
  t.first = first
  return #gone / 2
end

-- Saves a scope from which expired entries were removed, with the earliest expiry that is left.
local function settle_swept(scope, registry, now)
  scope.first = FOREVER
  if scope.t.entries > 0 then
    local earliest = scope.t.first == FOREVER and 'inf' or string.format('%.17g', scope.t.first)
    redis.call('ZADD', registry, earliest, scope_of(scope.hash))
  end
  settle(scope, registry, now)
end

-- committing

local NOT_HELD, DONE, TURN, LISTING, LOST, AGAIN, OLD, NO_BLOB, FORBIDDEN = 0, 1, 2, 3, 4, 5, 6, 7, 8

local function is_live(entry, now)
  if not entry then
    return false
  end
  local _, expires = header(entry)
  return expires > now
end

local function entry_holds(scope, key, wanted, text, expiry, now)
  local entry = redis.call('HGET', scope.hash, 'k' .. key)
  scope.seen[key] = entry
  if not is_live(entry, now) then
    return wanted == '-'
  end
  local kind, expires, digest, _, at = header(entry)
  if kind ~= string.sub(wanted, 1, 1) then
    return false
  end
  if digest then
    if digest ~= text then
      return false
    end
  elseif string.sub(entry, at) ~= text then
    return false
  end
  return expiry == '' or tonumber(expiry) == expires
end

-- What the writes leave of each scope, and their totals; nothing is written yet.
local function plan(scopes, argv, at, now, stamp)
  local writes = tonumber(argv[at])
  at = at + 1
  for _ = 1, writes do
    local what, scope = argv[at], scopes[tonumber(argv[at + 1])]
    local t = scope.t
    scope.touched = true
    if what == 'x' then
      if t.entries > 0 then
        t.changes = after(t.changes, stamp)
      end
      t.entries, t.bytes, t.file_bytes, t.expiring, t.files, t.indexed, t.first, t.last = 0, 0, 0, 0, 0, 0, FOREVER, 0
      scope.cleared, scope.left, scope.fields = true, {}, {}
      at = at + 2
    else
      local key = argv[at + 2]
      local old = scope.left[key]
      if old == nil then
        old = not scope.cleared and scope.seen[key]
        if old == nil then
          old = redis.call('HGET', scope.hash, 'k' .. key)
        end
        scope.stored[key] = old
        scope.fields[#scope.fields + 1] = key
      end
      if old then
        count(t, key, old, -1)
      end
      local new = what == 'p' and argv[at + 3]
      if new then
        count(t, key, new, 1)
        local _, expires = struct.unpack('<c1d', new)
        if expires ~= FOREVER then
          t.first, t.last = math.min(t.first, expires), math.max(t.last, expires)
        end
      end
      if (is_live(old, now) and 1 or 0) ~= (new and 1 or 0) then
        t.changes = after(t.changes, stamp)
      end
      scope.left[key] = new
      at = at + (new and 4 or 3)
    end
  end
  for _, scope in ipairs(scopes) do
    if scope.touched then
      scope.t.writes = after(scope.t.writes, stamp)
    end
  end
end

local function blobs_are_there(scope)
  for _, key in ipairs(scope.fields) do
    local new = scope.left[key]
    if new then
      local _, _, _, blob = header(new)
      if blob and redis.call('EXISTS', blob_key(scope.hash, blob)) == 0 then
        return false
      end
    end
  end
  return true
end

local function perform(scope, now)
  local t = scope.t
  if scope.cleared then
    scope.timed = nil
    local files = t.files
    t.files = scope.files
    drop(scope)
    t.files = files
  end
  for _, key in ipairs(scope.fields) do
    local old, new, field = scope.stored[key], scope.left[key], 'k' .. key
    if old and not scope.cleared then
      drop_blob(scope, old)
    end
    if new then
      local _, expires, _, blob = header(new)
      redis.call('HSET', scope.hash, field, new)
      if t.indexed == 1 then
        if not old then
          redis.call('ZADD', scope.order, 0, key)
        end
        if expires ~= FOREVER then
          redis.call('ZADD', scope.expiries, string.format('%.17g', expires), key)
        elseif old then
          redis.call('ZREM', scope.expiries, key)
        end
      end
      if blob then
        redis.call('SADD', scope.blobs, blob)
        scope.timed = nil
        if expires == FOREVER then
          redis.call('PERSIST', blob_key(scope.hash, blob))
        else
          local left = math.max(expires - now, 0) + KEPT_AFTER
          redis.call('PEXPIRE', blob_key(scope.hash, blob), string.format('%.0f', math.min(left, 1e11) * 1000))
        end
      end
    elseif old and not scope.cleared then
      redis.call('HDEL', scope.hash, field)
      if t.indexed == 1 then
        redis.call('ZREM', scope.order, key)
        redis.call('ZREM', scope.expiries, key)
        if scope.timed ~= 0 then
          scope.timed = nil  -- a set that became empty has lost its expiry
        end
      end
    end
  end
end

local function exceeds(most, now_held, before)
  return most >= 0 and now_held > math.max(most, before)
end

-- Notes what became of a commit: '1' where it is done, '0' where it never will be. `dated`: the field `e` of the ids, which
-- says that they have an expiry.
local function record(ids, id, outcome, dated, kept)
  if dated then
    redis.call('HSET', ids, id, outcome)
  else
    redis.call('HSET', ids, id, outcome, 'e', '')
    redis.call('EXPIRE', ids, (kept + 1) * 60)
  end
end

-- KEYS: ids, then the hash of each scope.
-- ARGV: now, id ('' where only checks are asked for), the minute of the id, how long ids are kept (minutes), token of
-- the turn or '', number of checks, checks, number of writes, writes. Gives a verdict and a number that goes with it.
local function commit(keys, argv)
  local now, id, minute, kept, token = tonumber(argv[1]), argv[2], tonumber(argv[3]), tonumber(argv[4]), argv[5]
  local stamp, start, recorded = micros(), start_of(keys[1]), false
  local registry = start .. 'r'
  if id ~= '' then
    local known, dated = unpack(redis.call('HMGET', keys[1], id, 'e'))
    recorded = dated
    if known then
      return {known == '1' and DONE or FORBIDDEN, 0}
    end
    if math.floor(stamp / 60000000) - minute >= kept then
      return {OLD, 0}
    end
    local turn = redis.call('GET', start .. 't')
    if token ~= '' then
      if turn ~= token then
        return {LOST, 0}
      end
    elseif turn then
      return {TURN, redis.call('PTTL', start .. 't')}
    end
  end
  local scopes = {}
  for i = 2, #keys do
    local scope = opened(keys[i])
    scope.seen, scope.left, scope.stored, scope.fields, scope.files = {}, {}, {}, {}, scope.t.files
    scopes[#scopes + 1] = scope
  end
  local quotas, at = {}, 7
  for number = 1, tonumber(argv[6]) do
    local what, scope = argv[at], scopes[tonumber(argv[at + 1])]
    if what == 'v' then
      if not entry_holds(scope, argv[at + 2], argv[at + 3], argv[at + 4], argv[at + 5], now) then
        return {NOT_HELD, 0}
      end
      at = at + 6
    elseif what == 'q' then
      local t = scope.t
      quotas[#quotas + 1] = {scope, tonumber(argv[at + 2]), tonumber(argv[at + 3]), tonumber(argv[at + 4]),
        t.entries, t.bytes, t.file_bytes, t.expiring}
      at = at + 5
    else  -- 'l' keys, 'w' values
      local counter = what == 'l' and scope.t.changes or scope.t.writes
      if counter ~= tonumber(argv[at + 2]) or tonumber(argv[at + 3]) <= now then
        return {LISTING, number}
      end
      at = at + 4
    end
  end
  plan(scopes, argv, at, now, stamp)
  for _, quota in ipairs(quotas) do
    local scope = quota[1]
    local t = scope.t
    if scope.touched and (exceeds(quota[2], t.entries, quota[5]) or exceeds(quota[3], t.bytes, quota[6])
        or exceeds(quota[4], t.file_bytes, quota[7]) or quota[8] > 0 and
        (exceeds(quota[2], t.entries, 0) or exceeds(quota[3], t.bytes, 0) or exceeds(quota[4], t.file_bytes, 0))) then
      if quota[8] > 0 then
        local fresh = opened(scope.hash)
        if remove_expired(fresh, now, BATCH) > 0 then
          settle_swept(fresh, registry, now)
          return {AGAIN, 0}
        end
      end
      if exceeds(quota[2], t.entries, quota[5]) or exceeds(quota[3], t.bytes, quota[6])
          or exceeds(quota[4], t.file_bytes, quota[7]) then
        return {NOT_HELD, 0}
      end
    end
  end
  local writes = false
  for _, scope in ipairs(scopes) do
    if scope.touched then
      writes = true
      if not blobs_are_there(scope) then
        return {NO_BLOB, 0}
      end
    end
  end
  if writes or token ~= '' then
    -- First of all writes: before 7.0 it alone is refused where memory is full, and then nothing was written.
    record(keys[1], id, '1', recorded, kept)
    for _, scope in ipairs(scopes) do
      if scope.touched then
        perform(scope, now)
        settle(scope, registry, now)
      end
    end
  end
  if token ~= '' then
    redis.call('DEL', start .. 't')
  end
  return {DONE, 0}
end

-- KEYS: ids. ARGV: id, its minute, how long ids are kept. What became of a commit: done; otherwise it never will be.
local function resolve(keys, argv)
  if math.floor(micros() / 60000000) - tonumber(argv[2]) >= tonumber(argv[3]) then
    return OLD
  end
  local known, dated = unpack(redis.call('HMGET', keys[1], argv[1], 'e'))
  known = known or '0'
  -- Also where it is known: replicas that have confirmed this write have that of the commit, which came before.
  record(keys[1], argv[1], known, dated, tonumber(argv[3]))
  return known == '1' and DONE or FORBIDDEN
end

-- KEYS: turn. ARGV: token. Lets others write, unless the turn is another's by now.
local function leave(keys, argv)
  return redis.call('GET', keys[1]) == argv[1] and redis.call('DEL', keys[1]) or 0
end

-- reading

-- KEYS: hash. ARGV: now, prefix, start and end of a sorted set's range, how many, whether with entries. Gives changes, writes, how many expire, the earliest expiry of those listed, whether
-- there are more (then up to which key), and the keys (with their entries). Those of a small scope are in no order.
local function list(keys, argv)
  local now, prefix, limit, entries = tonumber(argv[1]), argv[2], tonumber(argv[5]), argv[6] == '1'
  local scope = opened(keys[1])
  local t = scope.t
  local found, earliest, more = {}, FOREVER, ''
  local function take(key, entry, expires)
    if expires > now then
      earliest = math.min(earliest, expires)
      found[#found + 1] = key
      if entries then
        found[#found + 1] = entry
      end
    end
  end
  if t.indexed == 1 then
    local page = redis.call('ZRANGEBYLEX', scope.order, argv[3], argv[4], 'LIMIT', 0, limit)
    if #page == limit then
      more = page[#page]
    end
    local expiries = {}
    if t.expiring > 0 and #page > 0 then
      expiries = redis.call('ZMSCORE', scope.expiries, unpack(page))
    end
    for i, key in ipairs(page) do
      take(key, entries and redis.call('HGET', keys[1], 'k' .. key), expiries[i] and tonumber(expiries[i]) or FOREVER)
    end
  elseif t.expiring > 0 or entries then
    local all = redis.call('HGETALL', keys[1])
    for i = 1, #all, 2 do
      if all[i] ~= '#' and string.sub(all[i], 2, #prefix + 1) == prefix then
        local _, expires = header(all[i + 1])
        take(string.sub(all[i], 2), all[i + 1], expires)
      end
    end
  else
    for _, field in ipairs(redis.call('HKEYS', keys[1])) do
      if field ~= '#' and string.sub(field, 2, #prefix + 1) == prefix then
        found[#found + 1] = string.sub(field, 2)
      end
    end
  end
  return {string.format('%.0f', t.changes), string.format('%.0f', t.writes), t.expiring,
    earliest == FOREVER and 'inf' or string.format('%.17g', earliest), more, found}
end

-- KEYS: hash. ARGV: now, how many expired entries are known. Gives totals, what of them has expired among the
-- next ones, and whether there are more.
local function usage(keys, argv)
  local now, known = tonumber(argv[1]), tonumber(argv[2])
  local scope = opened(keys[1])
  local t, gone = scope.t, {entries = 0, bytes = 0, file_bytes = 0, expiring = 0, files = 0}
  local more = 0
  if t.indexed == 1 and t.expiring > 0 then
    local expired = redis.call('ZRANGEBYSCORE', scope.expiries, '-inf', string.format('%.17g', now), 'LIMIT', known, BATCH)
    for _, key in ipairs(expired) do
      local entry = redis.call('HGET', keys[1], 'k' .. key)
      if entry then
        count(gone, key, entry, 1)
      end
    end
    more = #expired == BATCH and 1 or 0
  elseif t.expiring > 0 then
    local all = redis.call('HGETALL', keys[1])
    for i = 1, #all, 2 do
      if all[i] ~= '#' and not is_live(all[i + 1], now) then
        count(gone, string.sub(all[i], 2), all[i + 1], 1)
      end
    end
  end
  local function text(number)
    return string.format('%.0f', number)
  end
  return {text(t.entries), text(t.bytes), text(t.file_bytes), text(gone.entries), text(gone.bytes),
    text(gone.file_bytes), more}
end

-- KEYS: registry, hash. ARGV: now, how many. Removes expired entries; gives how many.
local function sweep(keys, argv)
  local scope = opened(keys[2])
  local now = tonumber(argv[1])
  if scope.t.entries == 0 then
    redis.call('ZREM', keys[1], scope_of(scope.hash))
    return 0
  end
  local removed = remove_expired(scope, now, tonumber(argv[2]))
  settle_swept(scope, keys[1], now)
  return removed
end

-- KEYS: a hash and a sorted set that nothing else uses. Fails where this user may not do what a commit does.
local function probe(keys, argv)
  local hash, set = keys[1], keys[2]
  for _, command in ipairs({'UNLINK', 'DEL', 'PERSIST', 'HKEYS', 'HGETALL', 'EXISTS', 'SMEMBERS', 'GET', 'PTTL'}) do
    redis.call(command, hash)
  end
  redis.call('PEXPIRE', hash, 1000)
  redis.call('EXPIRE', hash, 1)
  redis.call('HGET', hash, 'k')
  redis.call('HMGET', hash, 'k')
  redis.call('ZRANGEBYSCORE', set, 0, 1)
  redis.call('ZRANGEBYLEX', set, '-', '+')
  redis.call('ZRANGE', set, 0, 0)
  redis.call('ZMSCORE', set, 'k')
  redis.call('TIME')
  redis.call('HDEL', hash, 'k')
  redis.call('HSET', hash, 'k', '1')
  redis.call('HDEL', hash, 'k')
  redis.call('ZREM', set, 'k')
  redis.call('ZADD', set, 0, 'k')
  redis.call('ZREM', set, 'k')
  redis.call('SREM', set, 'k')
  redis.call('SADD', set, 'k')
  redis.call('SREM', set, 'k')
  return 1
end

-- `remove` is a commit that only deletes, which a full server takes too; `check` one that writes nothing.
local FUNCTIONS = {commit = commit, remove = commit, check = commit, resolve = resolve, leave = leave, list = list,
  usage = usage, sweep = sweep, probe = probe}
