-- Listing and counting what a scope has.

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
