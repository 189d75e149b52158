-- Committing: checks, quotas, writes, in this order; and what became of a commit.

local NOT_HELD, DONE, TURN, LISTING, LOST, AGAIN, OLD, NO_BLOB, FORBIDDEN = 0, 1, 2, 3, 4, 5, 6, 7, 8

local function is_live(entry, now)
  if not entry then
    return false
  end
  local _, expires = header(entry)
  return expires > now
end

-- The entry of a scope that a commit is about, and what the scope holds, where that has not been read yet.
local function entry_in(scope, key)
  local entry = scope.seen[key]
  if entry == nil then
    if scope.t then
      entry = redis.call('HGET', scope.hash, 'k' .. key)
    else
      local found = redis.call('HMGET', scope.hash, '#', 'k' .. key)
      open(scope, found[1])
      entry = found[2]
    end
    scope.seen[key] = entry
  end
  return entry
end

local function held_by(scope)
  if not scope.t then
    open(scope, redis.call('HGET', scope.hash, '#'))
  end
  return scope.t
end

local function entry_holds(scope, key, wanted, text, expiry, now)
  local entry = entry_in(scope, key)
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
    local before = what ~= 'x' and not scope.cleared and entry_in(scope, argv[at + 2])
    local t = held_by(scope)
    if not scope.touched then
      scope.touched, scope.files = true, t.files
      scope.entries, scope.bytes, scope.file_bytes, scope.expiring = t.entries, t.bytes, t.file_bytes, t.expiring
    end
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
        old = before
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
      if #scope.fields == 1 and not scope.cleared then
        scope.put = {field, new}  -- together with the totals
      else
        redis.call('HSET', scope.hash, field, new)
      end
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

-- Why a commit with an id may not be made, if so: a verdict and a number that goes with it. Else whether the ids of its
-- minute have an expiry.
local function refused(ids, id, minute, kept, token, stamp)
  local known, dated = unpack(redis.call('HMGET', ids, id, 'e'))
  if known then
    return {known == '1' and DONE or FORBIDDEN, 0}
  end
  if math.floor(stamp / 60000000) - minute >= kept then
    return {OLD, 0}
  end
  local key = start_of(ids) .. 't'
  local turn = redis.call('GET', key)
  if token ~= '' then
    if turn ~= token then
      return {LOST, 0}
    end
  elseif turn then
    return {TURN, redis.call('PTTL', key)}
  end
  return nil, dated
end

-- Whether checks hold, which begin at argv[6]: a verdict if not. Else the quotas among them, and where the writes begin.
local function compared(scopes, argv, now)
  local quotas, at = {}, 7
  for number = 1, tonumber(argv[6]) do
    local what, scope = argv[at], scopes[tonumber(argv[at + 1])]
    if what == 'v' then
      if not entry_holds(scope, argv[at + 2], argv[at + 3], argv[at + 4], argv[at + 5], now) then
        return {NOT_HELD, 0}
      end
      at = at + 6
    elseif what == 'q' then
      quotas[#quotas + 1] = {scope, tonumber(argv[at + 2]), tonumber(argv[at + 3]), tonumber(argv[at + 4])}
      at = at + 5
    else  -- 'l' keys, 'w' values
      local t = held_by(scope)
      local counter = what == 'l' and t.changes or t.writes
      if counter ~= tonumber(argv[at + 2]) or tonumber(argv[at + 3]) <= now then
        return {LISTING, number}
      end
      at = at + 4
    end
  end
  return nil, quotas, at
end

-- What the writes leave of a scope that is live. The time of an entry may be over before it is committed.
local function live_in(scope, now)
  local t = {entries = scope.t.entries, bytes = scope.t.bytes, file_bytes = scope.t.file_bytes, expiring = 0, files = 0}
  for _, key in ipairs(scope.fields) do
    local new = scope.left[key]
    if new and not is_live(new, now) then
      count(t, key, new, -1)
    end
  end
  return t
end

-- A verdict where a quota would be passed by what is planned.
local function passed(quota, registry, now)
  local scope, entries, bytes, files = quota[1], quota[2], quota[3], quota[4]
  if not scope.touched then
    return nil
  end
  local t = scope.t
  local function is_over(held)
    return exceeds(entries, held.entries, scope.entries) or exceeds(bytes, held.bytes, scope.bytes)
      or exceeds(files, held.file_bytes, scope.file_bytes)
  end
  local over = is_over(t) and is_over(live_in(scope, now))
  if scope.expiring > 0 and (over or exceeds(entries, t.entries, 0) or exceeds(bytes, t.bytes, 0)
      or exceeds(files, t.file_bytes, 0)) then
    local fresh = opened(scope.hash)
    if remove_expired(fresh, now, BATCH) > 0 then
      settle_swept(fresh, registry, now)
      return {AGAIN, 0}
    end
  end
  return over and {NOT_HELD, 0} or nil
end

-- KEYS: ids, then the hash of each scope.
-- ARGV: now, id ('' where only checks are asked for), the minute of the id, how long ids are kept (minutes), token of
-- the turn or '', number of checks, checks, number of writes, writes. Gives a verdict and a number that goes with it.
local function commit(keys, argv)
  local now, id, kept, token = tonumber(argv[1]), argv[2], tonumber(argv[4]), argv[5]
  local stamp, registry, dated, verdict = micros(), start_of(keys[1]) .. 'r', false, nil
  if id ~= '' then
    verdict, dated = refused(keys[1], id, tonumber(argv[3]), kept, token, stamp)
    if verdict then
      return verdict
    end
  end
  local scopes = {}
  for i = 2, #keys do
    local scope = located(keys[i])
    scope.seen, scope.left, scope.stored, scope.fields = {}, {}, {}, {}
    scopes[#scopes + 1] = scope
  end
  local no, quotas, at = compared(scopes, argv, now)
  if no then
    return no
  end
  plan(scopes, argv, at, now, stamp)
  for _, quota in ipairs(quotas) do
    verdict = passed(quota, registry, now)
    if verdict then
      return verdict
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
    record(keys[1], id, '1', dated, kept)
    for _, scope in ipairs(scopes) do
      if scope.touched then
        perform(scope, now)
        settle(scope, registry, now)
      end
    end
  end
  if token ~= '' then
    redis.call('DEL', start_of(keys[1]) .. 't')
  end
  return {DONE, 0}
end

-- `commit` of one entry, as it is most often: KEYS are ids and a hash; ARGV: now, id, minute, how long ids are kept, '',
-- the key, the entry, what is there ('' where nothing is compared) and its text, and the three bounds of a quota.
-- Where the entry is live, and another one of its length that expires no more than it did, no total changes but that of
-- writes; nor can a quota be passed. Anything else is done by `commit`.
local WRITES = 40  -- where that stands in the totals

local function put(keys, argv)
  local now, id, kept, key, new, wanted = tonumber(argv[1]), argv[2], tonumber(argv[4]), argv[6], argv[7], argv[8]
  local stamp = micros()
  local verdict, dated = refused(keys[1], id, tonumber(argv[3]), kept, '', stamp)
  if verdict then
    return verdict
  end
  local found = redis.call('HMGET', keys[2], '#', 'k' .. key)
  local text, old = found[1], found[2]
  if text and old and #old == #new and string.lower(string.sub(new, 1, 1)) ~= 'f' then
    local kind, expires, digest, blob, at = header(old)
    if expires == FOREVER and not blob and select(2, header(new)) == FOREVER and select(5, header(new)) == at then
      if wanted ~= '' and (wanted ~= kind or (digest or string.sub(old, at)) ~= argv[9]) then
        return {NOT_HELD, 0}
      end
      record(keys[1], id, '1', dated, kept)
      local writes = after(struct.unpack('<d', text, WRITES + 1), stamp)
      redis.call('HSET', keys[2], 'k' .. key, new, '#',
        string.sub(text, 1, WRITES) .. struct.pack('<d', writes) .. string.sub(text, WRITES + 9))
      return {DONE, 0}
    end
  end
  local whole, checks = {argv[1], id, argv[3], argv[4], '', 0}, 0
  if wanted ~= '' then
    for _, part in ipairs({'v', 1, key, wanted, argv[9], ''}) do
      whole[#whole + 1] = part
    end
    checks = checks + 1
  end
  for _, part in ipairs({'q', 1, argv[10], argv[11], argv[12], 1, 'p', 1, key, new}) do
    whole[#whole + 1] = part
  end
  whole[6] = checks + 1
  return commit(keys, whole)
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
