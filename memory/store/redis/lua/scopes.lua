-- A scope as a whole: its keys, its index, its totals; what has expired in it.

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
    if scope.put then
      redis.call('HSET', scope.hash, scope.put[1], scope.put[2])
      scope.put = nil
    end
    build_index(scope)
    scope.timed = nil
  end
  if t.new or t.first < scope.first then
    redis.call('ZADD', registry, t.first == FOREVER and 'inf' or string.format('%.17g', t.first), scope_of(scope.hash))
  end
  if scope.put then
    redis.call('HSET', scope.hash, '#', pack(t), scope.put[1], scope.put[2])
  else
    redis.call('HSET', scope.hash, '#', pack(t))
  end
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

local function located(hash)
  local start, scope = start_of(hash), scope_of(hash)
  return {hash = hash, order = start .. 'x' .. scope, expiries = start .. 'e' .. scope, blobs = start .. 'f' .. scope}
end

local function open(scope, text)
  local t = totals(text)
  scope.t, scope.first, scope.timed = t, t.first, t.expiring == t.entries and t.last or 0
  return scope
end

local function opened(hash)
  return open(located(hash), redis.call('HGET', hash, '#'))
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
